/// A rule: a condition with a name and a memory.
final class RulePlan: Sendable {
    /// What reasons call it.
    let name: String
    let condition: ConditionNode
    /// Where the rule remembers what it does.
    let memory: Int

    init(_ name: String, _ condition: ConditionNode, memory: Int) {
        self.name = name
        self.condition = condition
        self.memory = memory
    }
}
