package import JSONText

/// An answer of a health endpoint.
public struct HealthAnswer: Sendable, Hashable {
    /// When it came.
    public var at: Moment
    /// Whose endpoint.
    public var subject: Subject
    /// The path that was asked for.
    public var path: String
    /// The status code; 0 when there was no answer.
    public var status: Int
    /// The texts, numbers and truth values of the JSON body, each by its path: `checks.database.status`.
    public var members: [String: String]

    /// An answer.
    public init(
        at: Moment, subject: Subject = .candidate, path: String, status: Int, members: [String: String] = [:]
    ) {
        self.at = at
        self.subject = subject
        self.path = path
        self.status = status
        self.members = members
    }

    /// An answer with its JSON body; a body that is no JSON has no members.
    public init(at: Moment, subject: Subject = .candidate, path: String, status: Int, body: [UInt8]) {
        self.init(at: at, subject: subject, path: path, status: status)
        if let value = try? JSONValue(reading: body) { collect(value, at: "") }
    }

    package init(at: Moment, subject: Subject, path: String, status: Int, value: JSONValue) {
        self.init(at: at, subject: subject, path: path, status: status)
        collect(value, at: "")
    }

    private mutating func collect(_ value: JSONValue, at path: String) {
        switch value {
        case .string(let text): members[path] = text
        case .number(let number): members[path] = number.text
        case .truth(let truth): members[path] = truth ? "true" : "false"
        case .object(let object):
            for member in object.members {
                collect(member.value, at: path.isEmpty ? member.name : "\(path).\(member.name)")
            }
        case .null, .array: break
        }
    }

    /// How each component fares, by the members `checks`, `components` or `services` of the body.
    var components: [String: String] {
        var components: [String: String] = [:]
        for (path, value) in members {
            let names = path.split(separator: ".")
            guard names.count >= 2, ["checks", "components", "services"].contains(names[0]) else { continue }
            if names.count == 2 || (names.count == 3 && names[2] == "status") { components[String(names[1])] = value }
        }
        return components
    }
}
