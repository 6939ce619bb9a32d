/// An analysis with its rules.
final class AnalysisPlan: Sendable {
    let analysis: Analysis
    /// What reasons call it.
    let name: String
    let conditions: [RulePlan]
    /// Where it remembers how often it failed.
    let memory: Int
    /// The memories of all that belongs to it.
    let memories: Range<Int>

    init(_ analysis: Analysis, _ name: String, _ conditions: [RulePlan], memory: Int, memories: Range<Int>) {
        self.analysis = analysis
        self.name = name
        self.conditions = conditions
        self.memory = memory
        self.memories = memories
    }
}
