extension EvaluationPass {
    /// Looks at a comparison.
    mutating func find(_ plan: ComparisonPlan, _ finding: inout Finding) {
        if case .sequential(let alpha) = plan.test, weigh(plan, alpha: alpha, &finding) { return }
        let isGrowth = plan.comparison.isGrowth
        let found =
            isGrowth
            ? state.series.growth(of: plan.candidate, now, over: plan.comparison.window ?? program.policy.interval * 5)
            : state.series.look(at: plan.candidate, now)
        finding.reason.window = found.window
        finding.reason.samples = found.samples
        let limit = plan.fixedLimit ?? baselineLimit(of: plan)
        guard !found.isMissing, !limit.isNaN else {
            finding.miss(found.isMissing ? .data : .baseline, of: plan, wasSupplied: found.wasSupplied)
            return
        }
        let value = Decimal.rounded(found.value)
        let holds = plan.comparison.operator.holds(value, limit)
        finding.truth = holds
        finding.observedAt = found.newest
        finding.reason.value = value
        finding.reason.limit = limit
        finding.reason.explanation = .comparison(plan, holds: holds)
    }

    /// The number that a value is compared with where it is made of a baseline; not a number while that is missing.
    private func baselineLimit(of plan: ComparisonPlan) -> Double {
        let limit =
            switch plan.comparison.limit {
            case .absolute(let limit): limit
            case .multiple(let factor, let source): baseline(source, plan) * factor
            case .relative(let share, let source): baseline(source, plan) * (1 + share)
            case .difference(let amount, let source): baseline(source, plan) + amount
            }
        return Decimal.rounded(limit)
    }

    private func baseline(_ source: Baseline.Source, _ plan: ComparisonPlan) -> Double {
        let value = source == .snapshot ? state.snapshots[plan.metric.name] ?? .nan : baselineNow(plan)
        return value.isNaN ? value : max(value, program.policy.baseline.floor ?? -.infinity)
    }

    private func baselineNow(_ plan: ComparisonPlan) -> Double {
        guard let source = plan.baseline else { return .nan }
        let baseline = program.policy.baseline
        let found = state.series.look(at: source, now, window: baseline.window, minSamples: baseline.minSamples)
        if let maxAge = baseline.maxAge, now - found.newest > maxAge { return .nan }
        return found.value
    }

    /// Freezes what `snapshot` means: the stable version when the rollout begins.
    mutating func takeSnapshots() {
        for plan in program.comparisons where plan.comparison.limit.source == .snapshot {
            let value = baselineNow(plan)
            if !value.isNaN { state.snapshots[plan.metric.name] = Decimal.rounded(value) }
        }
    }

    /// Whether all comparisons of a condition that look at the candidate's number hold for the stable version as well:
    /// then the fault is not the candidate's.
    func isShared(_ condition: ConditionNode) -> Bool {
        var (compared, shared) = (0, 0)
        condition.visit { plan in
            guard plan.comparison.subject == .candidate, case .absolute(let limit) = plan.comparison.limit,
                !plan.comparison.isGrowth
            else { return }
            compared += 1
            let value = state.series.look(at: plan.stable, now).value
            if !value.isNaN, plan.comparison.operator.holds(value, limit) { shared += 1 }
        }
        return compared > 0 && shared == compared
    }
}

extension Finding {
    /// Nothing can be said, since something is missing.
    mutating func miss(_ lack: Explanation.Lack, of plan: ComparisonPlan, wasSupplied: Bool) {
        let isBlind = wasSupplied && !plan.comparison.isGrowth && plan.metric.kind != .counter
        gap = isBlind ? .missing : .neverSupplied
        reason.verdict = .noData
        reason.explanation = .missing(plan, lack)
    }
}

extension ConditionNode {
    /// Calls a function with every comparison that it is made of.
    fileprivate func visit(_ body: (ComparisonPlan) -> Void) {
        switch self {
        case .comparison(let plan): body(plan)
        case .all(let parts), .any(let parts): for part in parts { part.condition.visit(body) }
        case .lasting(_, let part, _): part.visit(body)
        case .fact, .unhealthy, .component, .alarm: break
        }
    }
}
