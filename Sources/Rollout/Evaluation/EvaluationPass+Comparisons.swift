extension EvaluationPass {
    /// Looks at a comparison.
    mutating func examine(_ plan: ComparisonPlan, _ finding: inout Finding) {
        compare(plan, &finding)
        finding.fault = fault(plan, isBroken: finding.truth == true)
    }

    private mutating func compare(_ plan: ComparisonPlan, _ finding: inout Finding) {
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
            let lack: Explanation.Lack = found.isMissing ? .data : .baseline
            finding.miss(lack, of: plan, wasSupplied: found.wasSupplied && !isExpected(lack, of: plan, found))
            return
        }
        let value = Decimal.rounded(found.value)
        let holds = plan.comparison.operator.holds(value, limit)
        finding.truth = holds
        finding.observedAt = found.newest
        finding.newest = found.newest
        finding.reason.value = value
        finding.reason.limit = limit
        finding.reason.explanation = plan.explanation(holds: holds)
    }

    /// The number that a value is compared with where it is made of a baseline; not a number while that is missing.
    func baselineLimit(of plan: ComparisonPlan) -> Double {
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
        return value.isNaN ? value : max(value, plan.floor)
    }

    private func baselineNow(_ plan: ComparisonPlan) -> Double {
        guard let source = plan.baseline else { return .nan }
        let baseline = program.policy.baseline
        let found = state.series.look(at: source, now, window: baseline.window, minSamples: baseline.minSamples)
        if let maxAge = baseline.maxAge, now - found.newest > maxAge { return .nan }
        return found.value
    }

    /// Whether something is missing because there cannot be any: requests of a side to which no traffic goes yet, or
    /// any more. A guard that has nothing to see is not blind.
    func isExpected(_ lack: Explanation.Lack, of plan: ComparisonPlan, _ found: Look) -> Bool {
        switch (lack, plan.comparison.subject) {
        case (.baseline, _): plan.comparison.limit.source == .stable && state.weight >= 100
        case (_, .candidate): found.isIdle && state.servedAt == nil
        case (_, .stable): found.isIdle && state.weight >= 100
        default: false
        }
    }

    /// Freezes what `snapshot` means: the stable version when the rollout begins, or as soon as it is measured.
    mutating func takeSnapshots() {
        for plan in program.comparisons
        where plan.comparison.limit.source == .snapshot && state.snapshots[plan.metric.name] == nil {
            let value = baselineNow(plan)
            if !value.isNaN { state.snapshots[plan.metric.name] = Decimal.rounded(value) }
        }
    }
}

extension Finding {
    /// Nothing can be said, since something is missing.
    ///
    /// - Parameter wasSupplied: Whether it was there before and should still be. A growth takes its time, and nobody
    ///   reports a counter that counts nothing.
    mutating func miss(_ lack: Explanation.Lack, of plan: ComparisonPlan, wasSupplied: Bool) {
        gap = wasSupplied && !plan.comparison.isGrowth && plan.metric.kind != .counter ? .missing : .neverSupplied
        reason.verdict = .noData
        reason.explanation = .missing(plan, lack)
    }
}

extension ComparisonPlan {
    /// What was found; of one that should be judged by evidence and cannot be, why not.
    fileprivate func explanation(holds: Bool) -> Explanation {
        guard case .sequential = test, let obstacle = evidence.obstacle else { return .comparison(self, holds: holds) }
        return .with(.comparison(self, holds: holds), ", by its value alone, since \(obstacle)")
    }
}
