/// The timeline of a policy: when each step can end at the earliest, how fast a regression is found, how many requests
/// are needed.
public struct RolloutPlan: Sendable, Hashable {
    /// One step.
    public struct Entry: Sendable, Hashable {
        /// Its number, from 1.
        public var step: Int
        /// What it does, in a few words.
        public var action: String
        /// The candidate's share of the traffic while it lasts, 0 to 100.
        public var weight: Double
        /// When it begins at the earliest, from the start.
        public var earliestStart: Span
        /// When it ends at the earliest, from the start.
        public var earliestEnd: Span
        /// How many requests the candidate sees meanwhile; nil without a rate.
        public var requests: Int?
        /// How many requests its analysis needs meanwhile to decide, when nothing is wrong: for its evidence, and for
        /// as many samples in each look as it has to have; nil when it needs none.
        public var requestsNeeded: Int?
        /// What it waits for besides time: a gate, a person, facts.
        public var waitsFor: [String]
    }

    /// How fast one trigger acts.
    public struct Detection: Sendable, Hashable {
        /// The trigger: `triggers[0]`.
        public var rule: String
        /// What it does.
        public var action: String
        /// How long after the fault began it fires at the latest, when data come in time; nil where evidence decides,
        /// which comes the sooner the worse it is.
        public var latest: Span?
    }

    /// The steps in order.
    public var entries: [Entry]
    /// The triggers in order.
    public var detections: [Detection]
    /// When the rollout can be complete at the earliest, from the start.
    public var earliestCompletion: Span
}
