/// What the rules of a policy look at, so that nothing else is kept.
extension RolloutPolicy {
    /// How much of a series must be kept.
    struct MemoryNeed: Sendable, Hashable {
        var span: Span
        var samples = 0

        mutating func add(_ other: MemoryNeed) {
            span = max(span, other.span)
            samples = max(samples, other.samples)
        }
    }

    /// The names of all series that some rule uses.
    var seriesNames: Set<String> { Set(memoryNeeds.keys) }

    /// How much must be kept of each series, by its name.
    var memoryNeeds: [String: MemoryNeed] {
        var needs: [String: MemoryNeed] = [:]
        for comparison in comparisons {
            guard let metric = metrics[comparison.metric] else { continue }
            var need = metric.need(interval)
            if let window = comparison.window { need.span = max(need.span, window + metric.offset + interval) }
            if let window = baseline.window { need.span = max(need.span, window + metric.offset + interval) }
            for name in metric.seriesNames { needs[name, default: need].add(need) }
        }
        return needs
    }

    /// The components that some rule watches.
    var watchedComponents: Set<String> {
        var names: Set<String> = []
        for condition in conditions {
            condition.visit { if case .component(let name) = $0 { names.insert(name) } }
        }
        return names
    }

    /// Every comparison of every rule.
    var comparisons: [Comparison] {
        var found: [Comparison] = []
        for condition in conditions {
            condition.visit { if case .comparison(let comparison) = $0 { found.append(comparison) } }
        }
        return found
    }

    /// The conditions of all rules, in an order that is always the same.
    private var conditions: [Condition] {
        triggers.map(\.when) + analyses.keys.sorted().flatMap { analyses[$0]?.conditions ?? [] }
            + gates.keys.sorted().flatMap { gates[$0]?.conditions ?? [] }
    }
}

extension Metric {
    /// The series that it is made of.
    var seriesNames: [String] {
        if case .ratio(let numerator, let denominator) = kind { return [name, numerator, denominator] }
        return [name]
    }

    fileprivate func need(_ interval: Span) -> RolloutPolicy.MemoryNeed {
        switch window {
        case .sliding(let span), .tumbling(let span): RolloutPolicy.MemoryNeed(span: span + offset + interval)
        case .samples(let number): RolloutPolicy.MemoryNeed(span: offset + interval, samples: number)
        }
    }
}

extension Condition {
    /// Calls a function with this condition and all that it is made of.
    func visit(_ body: (Condition) -> Void) {
        body(self)
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
        case .lasting(_, let part): part.visit(body)
        case .comparison, .fact, .unhealthy, .component: break
        }
    }
}
