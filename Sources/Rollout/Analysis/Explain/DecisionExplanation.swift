/// A decision, and for each rule what it says, in the policy's words, and what would change it.
public struct DecisionExplanation: Sendable, Hashable {
    /// What was decided.
    public var decision: RolloutDecision
    /// Every rule, in the order in which they were looked at.
    public var rules: [RuleExplanation]
}
