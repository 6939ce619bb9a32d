/// Turns the rules of a policy into numbers.
struct ProgramBuilder {
    private let policy: RolloutPolicy
    private(set) var table = SeriesTable()
    private(set) var comparisons: [ComparisonPlan] = []
    private(set) var nodes: [ConditionNode] = []
    private(set) var memories = 0
    private(set) var components: Set<String> = []

    init(_ policy: RolloutPolicy) {
        self.policy = policy
    }

    mutating func rule(_ name: String, _ condition: Condition, _ test: Analysis.Test) -> RolloutProgram.RulePlan {
        let memory = remember()
        return RolloutProgram.RulePlan(name: name, node: add(condition, name, test, memory), memory: memory)
    }

    mutating func analysis(_ analysis: Analysis) -> RolloutProgram.AnalysisPlan {
        let first = memories
        let memory = remember()
        let rules = analysis.conditions.enumerated().map { index, condition in
            rule("analysis.\(analysis.name)[\(index)]", condition, analysis.test)
        }
        return RolloutProgram.AnalysisPlan(
            name: "analysis.\(analysis.name)", conditions: rules, memory: memory, memories: first..<memories,
            analysis: analysis)
    }

    private mutating func remember() -> Int {
        defer { memories += 1 }
        return memories
    }

    private mutating func add(_ condition: Condition, _ name: String, _ test: Analysis.Test, _ memory: Int) -> Int {
        let node: ConditionNode
        switch condition {
        case .comparison(let comparison): node = add(comparison, test, memory)
        case .fact(let fact, let negated): node = .fact(fact, negated: negated)
        case .unhealthy(let gate): node = .unhealthy(gate: gate)
        case .component(let component):
            components.insert(component)
            node = .component(component)
        case .all(let parts): node = .all(add(parts, name, test))
        case .any(let parts): node = .any(add(parts, name, test))
        case .lasting(let span, let part):
            let inner = add(part, name, test, memory)
            node = .lasting(span, inner, memory: remember())
        }
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func add(
        _ parts: [Condition], _ name: String, _ test: Analysis.Test
    ) -> [RolloutProgram.RulePlan] {
        parts.enumerated().map { index, part in rule("\(name).\(index)", part, test) }
    }

    private mutating func add(_ comparison: Comparison, _ test: Analysis.Test, _ memory: Int) -> ConditionNode {
        guard let metric = policy.metrics[comparison.metric] else { return .fact("unknown metric", negated: false) }
        let need = MemoryNeed(metric, comparison, policy)
        var plan = ComparisonPlan(
            comparison: comparison, metric: metric,
            name: comparison.isGrowth ? "\(metric.name)_growth" : metric.name,
            candidate: slots(metric, comparison.subject, need), stable: slots(metric, .stable, need), test: test,
            memory: memory)
        switch comparison.limit {
        case .absolute(let limit): plan.absolute = limit
        case .multiple(_, let source), .relative(_, let source), .difference(_, let source):
            switch source {
            case .stable, .snapshot: plan.baseline = plan.stable
            case .previous: plan.baseline = slots(metric, Subject(rawValue: "previous"), need)
            }
        }
        comparisons.append(plan)
        return .comparison(comparisons.count - 1)
    }

    private mutating func slots(_ metric: Metric, _ subject: Subject, _ need: MemoryNeed) -> MetricSlots {
        var slots = MetricSlots(direct: table.slot(of: metric.name, subject, need))
        if case .ratio(let numerator, let denominator) = metric.kind {
            slots.numerator = table.slot(of: numerator, subject, need)
            slots.denominator = table.slot(of: denominator, subject, need)
        }
        return slots
    }
}

/// How much of a series must be kept.
struct MemoryNeed: Sendable, Hashable {
    var span: Span
    var samples = 0
    /// How late its points may come.
    var offset: Span

    init(_ metric: Metric, _ comparison: Comparison, _ policy: RolloutPolicy) {
        offset = metric.offset
        switch metric.window {
        case .sliding(let span), .tumbling(let span): self.span = span
        case .samples(let number): (span, samples) = (.zero, number)
        }
        span = max(span, comparison.window ?? .zero, policy.baseline.window ?? .zero) + offset + policy.interval
    }

    mutating func add(_ other: MemoryNeed) {
        span = max(span, other.span)
        samples = max(samples, other.samples)
        offset = max(offset, other.offset)
    }
}
