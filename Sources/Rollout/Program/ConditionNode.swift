/// A condition whose names are numbers or plans.
indirect enum ConditionNode: Sendable {
    case comparison(ComparisonPlan)
    /// A fact is known and true, or, negated, is not.
    case fact(String, negated: Bool)
    /// The gate of this number is not met.
    case unhealthy(gate: Int)
    /// A component is not healthy.
    case component(String)
    /// All of them; each is a rule of its own name.
    case all([RulePlan])
    /// At least one of them.
    case any([RulePlan])
    /// The condition has held for a span; where that is remembered.
    case lasting(Span, ConditionNode, memory: Int)
}
