/// A condition whose names are numbers or plans.
enum ConditionNode: Sendable {
    case comparison(ComparisonPlan)
    /// Something of a kind and a name that the policy does not declare.
    case unknown(String)
    /// A fact is known and true, or, negated, is not.
    case fact(String, negated: Bool)
    /// The gate of this number was not met so many times in a row as it says; where that is remembered.
    case unhealthy(gate: Int, memory: Int)
    /// A component is not healthy.
    case component(String)
    /// All of them; each is a rule of its own name.
    case all([RulePlan])
    /// At least one of them.
    case any([RulePlan])
    /// The condition has held for a span; where that is remembered, and, if it is asked, how it is with the stable
    /// version.
    indirect case lasting(Span, ConditionNode, memory: Int, stableMemory: Int?)
    /// An alarm of another system.
    case alarm(AlarmPlan)
}
