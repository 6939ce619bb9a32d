#if HTTPClient
public import Health
import JSONText

/// What the answer of a healthy dependency looks like.
public struct HTTPExpectation: Sendable, Hashable {
    /// Status codes, 100 to 599, any of which is good.
    public var statuses: [ClosedRange<Int>]
    /// Values that the body, a JSON text, must hold: names of members joined by dots, numbers for elements of arrays,
    /// like `status` or `checks.0.state`. Numbers are compared as numbers, everything else must be the same.
    public var fields: [String: Observation.Value]

    /// Expectations; the default is any status that means success.
    public init(statuses: [ClosedRange<Int>] = [200...299], fields: [String: Observation.Value] = [:]) {
        self.statuses = statuses
        self.fields = fields
    }

    func validate(check: String) throws(ConfigurationError) {
        guard !statuses.isEmpty, statuses.allSatisfy({ (100...599).contains($0.lowerBound) && $0.upperBound <= 599 })
        else { throw ConfigurationError("statuses of check \(check)", "must be ranges from 100 to 599, at least one") }
        for path in fields.keys where path.split(separator: ".", omittingEmptySubsequences: false).contains("") {
            throw ConfigurationError("fields of check \(check)", "must have paths of names joined by single dots")
        }
    }

    /// Whether a status is good.
    func accepts(status: Int) -> Bool {
        statuses.contains { $0.contains(status) }
    }

    /// What is wrong with a body; nil when nothing is.
    func fault(of body: [UInt8]) -> CheckCode? {
        guard !fields.isEmpty else { return nil }
        guard let document = try? JSONValue(reading: body) else { return .protocol }
        return fields.allSatisfy { document.value(at: $0.key)?.equals($0.value) == true } ? nil : .error
    }
}

extension JSONValue {
    /// The value at names and numbers joined by dots.
    fileprivate func value(at path: String) -> JSONValue? {
        var value: JSONValue? = self
        for step in path.split(separator: ".") {
            switch value {
            case .object(let object): value = object[String(step)]
            case .array: value = Int(step).flatMap { value?[$0] }
            default: return nil
            }
        }
        return value
    }

    /// Whether this is the wanted scalar.
    fileprivate func equals(_ wanted: Observation.Value) -> Bool {
        switch wanted {
        case .text(let text): string == text
        case .truth(let truth): self.truth == truth
        case .integer(let integer): number?.integer == integer
        case .number(let number): self.number?.double == number
        }
    }
}
#endif
