import JSONText

/// One line of a recorded history: what came in at a moment.
public struct HistoryLine: Sendable, Hashable {
    /// What came in.
    public enum Content: Sendable, Hashable {
        /// A point of a series.
        case observation(Observation)
        /// A fact.
        case fact(Fact)
        /// An answer of a health endpoint.
        case health(HealthAnswer)
        /// What a person wants.
        case command(Command)
        /// What became of an effect.
        case acknowledgement(Acknowledgement)
    }

    /// When.
    public var at: Moment
    /// Whether `at` is written as seconds from the start and not as a date.
    public var isRelative: Bool
    /// What.
    public var content: Content

    /// What came in at a moment.
    ///
    /// - Parameters:
    ///   - at: When.
    ///   - isRelative: Whether `at` is written as seconds from the start and not as a date.
    ///   - content: What.
    public init(at: Moment, isRelative: Bool = false, content: Content) {
        self.at = at
        self.isRelative = isRelative
        self.content = content
    }
}

/// Why a line of a history cannot be used.
public struct HistoryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What is wrong and what would be right.
    public let problem: String

    /// One line.
    public var description: String { "line \(line): \(problem)" }
}

extension HistoryLine {
    /// A line of NDJSON.
    ///
    /// - Parameters:
    ///   - bytes: The line, without its end.
    ///   - number: The number of the line, from 1.
    /// - Throws: ``HistoryError``.
    public init(reading bytes: [UInt8], number: Int) throws(HistoryError) {
        try self.init(reading: bytes[...], number: number)
    }

    /// A line of NDJSON that is a part of something longer.
    ///
    /// - Parameters:
    ///   - bytes: The line, without its end.
    ///   - number: The number of the line, from 1.
    /// - Throws: ``HistoryError``.
    public init(reading bytes: ArraySlice<UInt8>, number: Int) throws(HistoryError) {
        if let line = PlainObservation.line(bytes) {
            self = line
            return
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(reading: Array(bytes))
        } catch {
            throw HistoryError(line: number, problem: "column \(error.location.column): \(error.reason)")
        }
        do throws(PolicyError) {
            self = try HistoryLine(PolicyNode(value, .object(Self.shape)))
        } catch {
            throw HistoryError(line: number, problem: error.description)
        }
    }

    /// A line as an object; times that are no dates count from a start.
    init(_ node: PolicyNode, from start: Moment = Moment(seconds: 0)) throws(PolicyError) {
        let members = try node.members()
        let time = try members.required("at")
        (at, isRelative) = try time.moment(from: start)
        let subject = Subject(rawValue: try members["subject"]?.text() ?? "candidate")
        if let metric = members["metric"] {
            content = .observation(
                Observation(
                    at: at, subject: subject, metric: try metric.text(), value: try Self.value(members),
                    samples: try members["samples"]?.integer()))
        } else if let fact = members["fact"] {
            content = .fact(
                Fact(
                    at: at, name: try fact.text(), value: try members.required("value").truth(),
                    evidence: try members["evidence"]?.text()))
        } else if let path = members["health"] {
            content = .health(
                HealthAnswer(
                    at: at, subject: subject, path: try path.text(),
                    status: try members.required("status").integer(), value: members["body"]?.value ?? .null)
            )
        } else if let word = members["command"] {
            content = .command(try Command(word, members))
        } else {
            content = .acknowledgement(
                Acknowledgement(
                    effect: try members.required("effect").text(),
                    result: try members["result"].map { node throws(PolicyError) in try node.choice() } ?? .done, at: at
                ))
        }
    }

    /// A number, or null for one that was not finite.
    private static func value(_ members: PolicyMembers) throws(PolicyError) -> Double {
        guard let node = members["value"] else {
            guard members.object.contains("value") else { throw PolicyError(members.path, "needs value") }
            return .nan
        }
        return try node.number()
    }
}
