/// Why a definition cannot be used, and where.
public struct FlagDefinitionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the flag; `$evaluators` for the shared rules.
    public let flag: String
    /// The place inside of it: `targeting.if[0].==[1]`, `line 3, column 7`, or empty for the whole.
    public let place: String
    /// What is wrong and what would be right. Nothing of the definition's text but names that were checked.
    public let problem: String

    /// An error at a place.
    public init(flag: String, place: String = "", problem: String) {
        self.flag = flag
        self.place = place
        self.problem = problem
    }

    /// One line.
    public var description: String {
        place.isEmpty ? "flag \(flag): \(problem)" : "flag \(flag), \(place): \(problem)"
    }
}
