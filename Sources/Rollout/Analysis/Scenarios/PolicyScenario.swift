/// A story that is told to a policy, and what the policy is to make of it: a unit test of a policy.
public struct PolicyScenario: Sendable, Hashable {
    /// What is to be so at one moment. What is nil may be anything.
    public struct Expectation: Sendable, Hashable {
        /// When, looked up in the newest decision until then; nil for the end.
        public var at: Moment?
        /// Where the rollout stands.
        public var phase: RolloutPhase?
        /// What was decided.
        public var verdict: RolloutVerdict?
        /// The number of the step.
        public var step: Int?
        /// The candidate's share of the traffic, 0 to 100.
        public var weight: Double?
        /// The rule that demanded the verdict, or the name of a trigger; of a rollout that was taken back, ended or
        /// completed, the verdict that did.
        public var rule: String?
        /// Where its document says it.
        public var origin: [PolicyError.Step]

        /// An expectation.
        public init(
            at: Moment? = nil, phase: RolloutPhase? = nil, verdict: RolloutVerdict? = nil, step: Int? = nil,
            weight: Double? = nil, rule: String? = nil, origin: [PolicyError.Step] = []
        ) {
            self.at = at
            self.phase = phase
            self.verdict = verdict
            self.step = step
            self.weight = weight
            self.rule = rule
            self.origin = origin
        }
    }

    /// What it is about, in a sentence.
    public var name: String
    /// When it begins.
    public var start: Moment
    /// When it ends.
    public var end: Moment
    /// What comes in meanwhile.
    public var history: [HistoryLine]
    /// What is to be so.
    public var expectations: [Expectation]

    /// A scenario.
    public init(name: String, start: Moment, end: Moment, history: [HistoryLine], expectations: [Expectation]) {
        self.name = name
        self.start = start
        self.end = end
        self.history = history
        self.expectations = expectations
    }
}
