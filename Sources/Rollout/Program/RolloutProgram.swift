/// A policy made ready to be evaluated: every name turned into a number or a plan once, so that an evaluation looks
/// nothing up.
///
/// Immutable; shared by all copies of its policy.
final class RolloutProgram: Sendable {
    /// What it was made of. This copy has no program itself.
    let policy: RolloutPolicy
    /// The series that some rule looks at.
    let series: SeriesTable
    /// The comparisons of all rules.
    let comparisons: [ComparisonPlan]
    let triggers: [TriggerPlan]
    let analyses: [AnalysisPlan]
    /// What behaves as another system has it; nil where nothing does.
    let compat: CompatPlan?
    /// In the order of their names; conditions know them by their place here.
    let gates: [GatePlan]
    let steps: [StepPlan]
    let calendar: RolloutCalendar
    /// How many rules remember something.
    let memories: Int
    /// How many answers of gates are remembered.
    let answers: Int
    /// The components that some rule watches.
    let components: Set<String>
    /// The facts that some rule asks for.
    let facts: Set<String>

    init(_ policy: RolloutPolicy) {
        var builder = ProgramBuilder(policy)
        let triggers = policy.triggers.enumerated().map { index, trigger in
            builder.trigger(trigger, "triggers[\(index)]")
        }
        let analyses = policy.analyses.sorted { $0.key < $1.key }.map { builder.analysis($0.value) }
        let gates = builder.gateNames.compactMap { policy.gates[$0] }.map { builder.gate($0) }
        let compat = policy.compat.isEmpty ? nil : CompatPlan(policy.compat, &builder)
        let alarms = policy.compat.alarms.sorted { $0.key < $1.key }
        self.triggers = triggers + alarms.map { builder.alarm($0.value, "compat.triggers.\($0.key)") }
        steps = policy.steps.enumerated().map { index, step in
            let name = step.analysisName
            return StepPlan(
                step, index + 1, gate: gates.first { $0.gate.name == step.gate },
                analysis: analyses.first { $0.analysis.name == name }, compat: name.flatMap { compat?.analyses[$0] })
        }
        self.compat = compat
        self.policy = policy
        calendar = RolloutCalendar(policy)
        self.analyses = analyses
        self.gates = gates
        series = builder.table
        comparisons = builder.comparisons
        memories = builder.memories
        answers = builder.answers
        components = builder.components
        facts = builder.facts.union(policy.steps.flatMap(\.requires))
    }

    /// The step of a number, from 1; nil before the first and after the last.
    func step(_ number: Int) -> StepPlan? { steps.indices.contains(number - 1) ? steps[number - 1] : nil }
}
