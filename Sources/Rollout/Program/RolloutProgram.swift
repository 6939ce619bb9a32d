/// A policy made ready to be evaluated: every name turned into a number once, so that an evaluation looks nothing up.
///
/// Immutable; shared by all copies of its policy.
final class RolloutProgram: Sendable {
    /// What it was made of. This copy has no program itself.
    let policy: RolloutPolicy
    /// The series that some rule looks at.
    let series: SeriesTable
    /// The comparisons of all rules.
    let comparisons: [ComparisonPlan]
    /// The conditions of all rules, parts before the whole.
    let nodes: [ConditionNode]
    /// For each trigger its condition and its memory.
    let triggers: [RulePlan]
    /// The analyses by name.
    let analyses: [String: AnalysisPlan]
    /// For each gate its conditions.
    let gateConditions: [String: [RulePlan]]
    /// The names that reasons about each step bear.
    let steps: [StepNames]
    /// How many rules remember something.
    let memories: Int
    /// The components that some rule watches.
    let components: Set<String>

    /// A condition of a rule.
    struct RulePlan: Sendable {
        /// The name of the rule.
        var name: String
        /// The condition.
        var node: Int
        /// Where the rule remembers what it does.
        var memory: Int
    }

    /// An analysis.
    struct AnalysisPlan: Sendable {
        var name: String
        var conditions: [RulePlan]
        var memory: Int
        /// The memories of all that belongs to it.
        var memories: Range<Int>
        var analysis: Analysis
    }

    init(_ policy: RolloutPolicy) {
        var builder = ProgramBuilder(policy)
        triggers = policy.triggers.enumerated().map { index, trigger in
            builder.rule("triggers[\(index)]", trigger.when, trigger.test)
        }
        var analyses: [String: AnalysisPlan] = [:]
        for (name, analysis) in policy.analyses.sorted(by: { $0.key < $1.key }) {
            analyses[name] = builder.analysis(analysis)
        }
        self.analyses = analyses
        var gates: [String: [RulePlan]] = [:]
        for (name, gate) in policy.gates.sorted(by: { $0.key < $1.key }) {
            gates[name] = gate.conditions.enumerated().map { index, condition in
                builder.rule("gate.\(name)[\(index)]", condition, .threshold)
            }
        }
        gateConditions = gates
        steps = (1...max(1, policy.steps.count)).map(StepNames.init)
        self.policy = policy
        series = builder.table
        comparisons = builder.comparisons
        nodes = builder.nodes
        memories = builder.memories
        components = builder.components
    }
}

/// The names that reasons about one step bear.
struct StepNames: Sendable {
    let place, requires, action, headers, mirror, weight, settle, verify, pause, approval, bake, deadline: String

    init(_ number: Int) {
        place = "steps[\(number)]"
        (requires, action, headers) = ("\(place).requires", "\(place).action", "\(place).headers")
        (mirror, weight, settle) = ("\(place).mirror", "\(place).weight", "\(place).settle")
        (verify, pause, approval) = ("\(place).verify", "\(place).pause", "\(place).approval")
        (bake, deadline) = ("\(place).bake", "\(place).deadline")
    }
}
