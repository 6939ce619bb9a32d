/// A gate with its rules.
final class GatePlan: Sendable {
    let gate: Gate
    /// What reasons call it.
    let name: String
    let conditions: [RulePlan]
    /// Where it remembers how often it was not met, and since when.
    let memory: Int
    /// Where the answers of its endpoints are remembered, in their order.
    let answers: Range<Int>
    /// Where it is remembered whether its conditions held.
    let verdict: Int

    init(_ gate: Gate, _ conditions: [RulePlan], memory: Int, firstAnswer: Int) {
        self.gate = gate
        name = "gate.\(gate.name)"
        self.conditions = conditions
        self.memory = memory
        answers = firstAnswer..<firstAnswer + gate.endpoints.count
        verdict = answers.upperBound
    }
}
