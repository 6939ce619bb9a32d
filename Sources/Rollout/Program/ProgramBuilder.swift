/// Turns the rules of a policy into plans and numbers.
struct ProgramBuilder {
    let policy: RolloutPolicy
    /// The gates in the order of their numbers.
    let gateNames: [String]
    private(set) var table = SeriesTable()
    private(set) var comparisons: [ComparisonPlan] = []
    private(set) var memories = 0
    private(set) var answers = 0
    private(set) var components: Set<String> = []
    private(set) var facts: Set<String> = []
    /// Whether what is being built must hold, in contrast to a trigger.
    private var isDemand = false
    /// When the stable version is held against the limits of what is being built.
    private var comparesStable = ComparisonPlan.Comparing.never

    init(_ policy: RolloutPolicy) {
        self.policy = policy
        gateNames = policy.gates.keys.sorted()
    }

    /// A trigger; what takes the candidate back has to be its own fault.
    mutating func trigger(_ trigger: Trigger, _ name: String) -> TriggerPlan {
        comparesStable = trigger.action == .rollback || trigger.action == .abort ? .onBreach : .never
        defer { comparesStable = .never }
        return TriggerPlan(trigger, rule(name, trigger.when, trigger.test))
    }

    mutating func rule(_ name: String, _ condition: Condition, _ test: Analysis.Test) -> RulePlan {
        let memory = remember()
        return RulePlan(name, node(condition, name, test, memory), memory: memory)
    }

    mutating func analysis(_ analysis: Analysis) -> AnalysisPlan {
        let memory = remember()
        let name = "analysis.\(analysis.name)"
        let rules = rules(name, analysis.conditions, analysis.test)
        return AnalysisPlan(analysis, name, rules, memory: memory, memories: memory..<memories)
    }

    mutating func gate(_ gate: Gate) -> GatePlan {
        let rules = rules("gate.\(gate.name)", gate.conditions, .threshold)
        let plan = GatePlan(gate, rules, memory: remember(), firstAnswer: answers)
        answers = plan.verdict + 1
        facts.formUnion(gate.facts)
        return plan
    }

    mutating func rules(_ name: String, _ conditions: [Condition], _ test: Analysis.Test) -> [RulePlan] {
        isDemand = true
        defer { isDemand = false }
        return conditions.enumerated().map { index, condition in rule("\(name)[\(index)]", condition, test) }
    }

    private mutating func remember() -> Int {
        defer { memories += 1 }
        return memories
    }

    private mutating func node(
        _ condition: Condition, _ name: String, _ test: Analysis.Test, _ memory: Int
    ) -> ConditionNode {
        switch condition {
        case .comparison(let comparison): return node(comparison, test, memory)
        case .fact(let fact, let negated):
            facts.insert(fact)
            return .fact(fact, negated: negated)
        case .unhealthy(let gate):
            guard let number = gateNames.firstIndex(of: gate) else { return .unknown("gate \(gate)") }
            return .unhealthy(gate: number, memory: remember())
        case .component(let component):
            components.insert(component)
            return .component(component)
        case .all(let parts): return .all(self.parts(parts, name, test))
        case .any(let parts): return .any(self.parts(parts, name, test))
        case .lasting(let span, let part):
            let outer = comparesStable
            if outer != .never { comparesStable = .always }
            defer { comparesStable = outer }
            let inner = node(part, name, test, memory)
            let own = remember()
            return .lasting(span, inner, memory: own, stableMemory: outer == .never ? nil : remember())
        }
    }

    private mutating func parts(_ parts: [Condition], _ name: String, _ test: Analysis.Test) -> [RulePlan] {
        parts.enumerated().map { index, part in rule("\(name).\(index)", part, test) }
    }

    private mutating func node(_ comparison: Comparison, _ test: Analysis.Test, _ memory: Int) -> ConditionNode {
        guard let metric = policy.metrics[comparison.metric] else { return .unknown("metric \(comparison.metric)") }
        let candidate = source(metric, comparison.subject, over: comparison.window)
        let stable = source(metric, .stable, over: comparison.window)
        let baseline: MetricSource? =
            switch comparison.limit.source {
            case .stable?, .snapshot?: stable
            case .previous?: source(metric, .previous, over: comparison.window)
            case nil: nil
            }
        let plan = ComparisonPlan(
            comparison, of: metric, candidate: candidate, stable: stable, baseline: baseline,
            floor: policy.baseline.floor(of: metric), test, isDemand: isDemand, comparesStable: comparesStable,
            memory: memory)
        comparisons.append(plan)
        return .comparison(plan)
    }

    /// Where a metric of a subject is read, its points kept for a span, or for as long as its own window is.
    mutating func source(_ metric: Metric, _ subject: Subject, over span: Span?) -> MetricSource {
        let need = MemoryNeed(metric, over: span, policy)
        let direct = table.slot(of: metric.name, subject, need)
        guard case .ratio(let numerator, let denominator) = metric.kind else {
            return MetricSource(metric, direct: direct, parts: nil, interval: policy.interval)
        }
        let numbers = (table.slot(of: numerator, subject, need), table.slot(of: denominator, subject, need))
        return MetricSource(metric, direct: direct, parts: numbers, interval: policy.interval)
    }
}
