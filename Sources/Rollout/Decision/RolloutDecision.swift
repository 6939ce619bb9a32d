/// What is to be done now, and why.
public struct RolloutDecision: Sendable, Hashable {
    /// When it was taken.
    public var at: Moment
    /// Where the rollout stands after it.
    public var phase: RolloutPhase
    /// What was decided.
    public var verdict: RolloutVerdict
    /// The number of the step, from 1; 0 before the first.
    public var step: Int
    /// The candidate's share of the traffic that is wanted, 0 to 100.
    public var weight: Double
    /// Every rule, and what it says; the decisive reason alone where ``ReasonSelection/decisive`` was asked for.
    public var reasons: [Reason]
    /// What the host is to do; an effect is repeated, under the same id, until it is acknowledged.
    public var effects: [Effect]
    /// What is wrong at present.
    public var incidents: [Incident]
    /// When to evaluate next at the latest; nil when nothing will change any more.
    public var next: Moment?

    /// Why it is taken back, if it is.
    var rollbackReason: String?

    /// The reason in one sentence.
    public var summary: String {
        if let rollbackReason { return rollbackReason }
        let decisive = reasons.first { $0.outcome == verdict }
        return decisive.map { $0.note ?? $0.rule } ?? verdict.rawValue
    }

    /// Whether the rollout has ended; something may still be due, at ``next``.
    public var isFinal: Bool { phase.isFinal }
}
