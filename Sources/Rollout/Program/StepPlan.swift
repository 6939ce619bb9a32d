/// A step with what it names.
final class StepPlan: Sendable {
    let step: Step
    let gate: GatePlan?
    let analysis: AnalysisPlan?
    /// The analysis of another system that takes its place; nil for none.
    let compat: CompatPlan.Analysis?
    /// What reasons about it are called.
    let names: StepNames

    init(_ step: Step, _ number: Int, gate: GatePlan?, analysis: AnalysisPlan?, compat: CompatPlan.Analysis?) {
        self.step = step
        self.gate = gate
        self.analysis = analysis
        self.compat = compat
        names = StepNames(number)
    }
}
