/// Something in a document that is wrong, or probably not meant.
public struct FlagFinding: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The flag, or the document, cannot be used.
        case error
        /// It works, and probably not as meant.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// The flag, if it is about one.
    public let flag: String?
    /// The place inside of the flag, or of the document: `targeting.if[0].==[1]`.
    public let place: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// What it is.
    public let problem: String

    /// One line, in the form that editors understand behind a file's name: `3:14: error: flag new_ui, …`.
    public var description: String {
        let subject = [flag.map { "flag \($0.shown)" }, place.isEmpty ? nil : place].compactMap(\.self)
        let intro = subject.isEmpty ? "" : subject.joined(separator: ", ") + ": "
        return "\(line):\(column): \(severity.rawValue): \(intro)\(problem)"
    }
}
