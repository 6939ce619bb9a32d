/// What a policy made of a scenario.
public struct ScenarioOutcome: Sendable, Hashable {
    /// Something that was to be so, and was not.
    public struct Failure: Sendable, Hashable {
        /// When, from the start of the scenario.
        public var after: Span
        /// What: `verdict`.
        public var subject: String
        /// What it was to be.
        public var expected: String
        /// What it was.
        public var found: String
        /// What the decision says of itself.
        public var summary: String
        /// Where the expectation's document says it.
        public var origin: [PolicyError.Step]
    }

    /// The name of the scenario.
    public var scenario: String
    /// What was otherwise than it was to be.
    public var failures: [Failure]

    /// Whether all was as it was to be.
    public var hasPassed: Bool { failures.isEmpty }
}
