/// How a rollout is taken back.
public struct RollbackPolicy: Sendable, Hashable {
    /// A way down.
    public struct Plan: Sendable, Hashable {
        /// The candidate's shares of the traffic, 0 to 100, each at most the one before; the last is 0.
        public var weights: [Double] = [0]
        /// How long to stay at each but the last.
        public var stepDuration = Span.zero
        /// Answers to ask for after the last.
        public var verify: Step.Verification?
    }

    /// A means, tried when the one before did not work in time.
    public struct Method: Sendable, Hashable {
        /// Its name: `traffic`, `dns`, `application`.
        public var name: String
        /// How long it may take; nil for any time.
        public var deadline: Span?
    }

    /// The plans by name; `immediate` is used when nobody names one.
    public var plans: [String: Plan] = ["immediate": Plan()]
    /// The means in order; the first shifts the traffic.
    public var methods: [Method] = [Method(name: "traffic")]
}
