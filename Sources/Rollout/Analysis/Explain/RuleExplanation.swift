/// What one rule says at a decision.
public struct RuleExplanation: Sendable, Hashable {
    /// How it was found.
    public var reason: Reason
    /// What the policy says: `error_rate > 1% for 5m0s`; nil for a rule that is no sentence.
    public var condition: String?
    /// Whether its demand is what was decided.
    public var isDecisive: Bool
    /// What was found, with its unit.
    public var value: String?
    /// What it was compared with, with its unit.
    public var limit: String?
    /// How far the value is on the good side of the limit, with its unit; negative on the bad one.
    public var margin: String?
    /// What would make it say something else; nil where nothing can.
    public var change: String?
}
