extension EvaluationPass {
    /// Looks at a comparison.
    mutating func find(comparison index: Int, _ rule: String) -> Finding {
        let plan = program.comparisons[index]
        if case .sequential(let alpha) = plan.test, let finding = weigh(index, rule, alpha: alpha) { return finding }
        let isGrowth = plan.comparison.isGrowth
        let found =
            isGrowth
            ? growth(of: plan.metric, plan.candidate, over: plan.comparison.window ?? program.policy.interval * 5)
            : look(at: plan.metric, plan.candidate)
        var reason = Reason(rule, .pass)
        reason.window = found.window
        reason.samples = found.samples
        let limit = limit(of: plan)
        guard !found.isMissing, !limit.isNaN else {
            reason.verdict = .noData
            reason.explanation = .missing(program, index, isBaseline: !found.isMissing)
            let isBlind = found.wasSupplied && !isGrowth && plan.metric.kind != .counter
            return Finding(gap: isBlind ? .missing : .neverSupplied, observedAt: now, reason: reason)
        }
        let (value, rounded) = (Decimal.rounded(found.value), Decimal.rounded(limit))
        let holds = plan.comparison.operator.holds(value, rounded)
        reason.value = value
        reason.limit = rounded
        reason.margin = Decimal.rounded(plan.comparison.operator.isUpwards ? rounded - value : value - rounded)
        reason.explanation = .comparison(program, index, holds: holds)
        return Finding(truth: holds, observedAt: found.newest, reason: reason)
    }

    /// The number that a value is compared with; not a number while the baseline is missing.
    private func limit(of plan: ComparisonPlan) -> Double {
        switch plan.comparison.limit {
        case .absolute(let limit): limit
        case .multiple(let factor, let source): baseline(source, plan) * factor
        case .relative(let share, let source): baseline(source, plan) * (1 + share)
        case .difference(let amount, let source): baseline(source, plan) + amount
        }
    }

    private func baseline(_ source: Baseline.Source, _ plan: ComparisonPlan) -> Double {
        let value = source == .snapshot ? state.snapshots[plan.metric.name] ?? .nan : baselineNow(plan)
        return value.isNaN ? value : max(value, program.policy.baseline.floor ?? -.infinity)
    }

    private func baselineNow(_ plan: ComparisonPlan) -> Double {
        guard let slots = plan.baseline else { return .nan }
        let baseline = program.policy.baseline
        let found = look(at: plan.metric, slots, window: baseline.window, minSamples: baseline.minSamples)
        if let maxAge = baseline.maxAge, now - found.newest > maxAge { return .nan }
        return found.value
    }

    /// Freezes what `snapshot` means: the stable version when the rollout begins.
    mutating func takeSnapshots() {
        for plan in program.comparisons {
            switch plan.comparison.limit {
            case .multiple(_, .snapshot), .relative(_, .snapshot), .difference(_, .snapshot):
                let value = baselineNow(plan)
                if !value.isNaN { state.snapshots[plan.metric.name] = Decimal.rounded(value) }
            default: continue
            }
        }
    }

    /// Whether all comparisons of a condition that look at the candidate's number hold for the stable version as well:
    /// then the fault is not the candidate's.
    func isShared(_ node: Int) -> Bool {
        var (compared, shared) = (0, 0)
        visit(node) { plan in
            guard plan.comparison.subject == .candidate, let limit = plan.absolute, !plan.comparison.isGrowth else {
                return
            }
            compared += 1
            let value = look(at: plan.metric, plan.stable).value
            if !value.isNaN, plan.comparison.operator.holds(value, limit) { shared += 1 }
        }
        return compared > 0 && shared == compared
    }

    private func visit(_ node: Int, _ body: (ComparisonPlan) -> Void) {
        switch program.nodes[node] {
        case .comparison(let index): body(program.comparisons[index])
        case .all(let parts), .any(let parts): for part in parts { visit(part.node, body) }
        case .lasting(_, let part, _): visit(part, body)
        case .fact, .unhealthy, .component: break
        }
    }
}
