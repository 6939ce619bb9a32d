/// A Flagger analysis with its rules.
final class FlaggerPlan: Sendable {
    let analysis: FlaggerAnalysis
    /// What reasons call it.
    let name: String
    let conditions: [RulePlan]

    init(_ analysis: FlaggerAnalysis, _ name: String, _ conditions: [RulePlan]) {
        self.analysis = analysis
        self.name = name
        self.conditions = conditions
    }
}
