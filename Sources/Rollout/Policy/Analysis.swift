/// Conditions that must hold before a rollout advances.
public struct Analysis: Sendable, Hashable {
    /// How conditions are judged.
    public enum Test: Sendable, Hashable {
        /// By the value of each look.
        case threshold
        /// By evidence that may be looked at as often as one likes; `alpha` is the chance of a false verdict.
        case sequential(alpha: Double)
    }

    /// What happens when it has failed.
    public enum Failure: String, Sendable, Hashable, CaseIterable {
        /// The rollout waits.
        case hold
        /// What was rolled out is taken back.
        case rollback
    }

    /// Its name; `default` applies to every step that names none.
    public var name: String
    /// All must hold.
    public var conditions: [Condition]
    /// How many looks may fail in all: it has failed when more did; nil for any number.
    public var failureLimit: Int?
    /// It has failed when so many looks in a row did; nil for one, or, beside ``failureLimit``, for any number.
    public var consecutiveFailureLimit: Int?
    /// How conditions are judged.
    public var test = Test.threshold
    /// What happens when it has failed.
    public var onFail = Failure.hold
}
