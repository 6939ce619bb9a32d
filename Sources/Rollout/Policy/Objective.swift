/// What a rollout, or many, should achieve; looked at afterwards, decides nothing.
public struct Objective: Sendable, Hashable {
    /// The sentence as it was written.
    public var text: String
    /// What is measured, like `rollout.duration`, `rollback.duration`, `switch.duration`, `uptime` or
    /// `history.success_rate`.
    public var measure: String
    /// How it is compared.
    public var `operator`: Comparison.Operator
    /// The limit: seconds for durations, shares of 1 for percentages, plain numbers otherwise.
    public var limit: Double
}
