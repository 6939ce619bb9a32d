#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension EvaluationPass {
    mutating func find(_ comparison: Comparison, _ rule: String, _ test: Analysis.Test) -> Finding {
        guard let metric = policy.metrics[comparison.metric] else {
            return Finding(
                gap: .neverSupplied, observedAt: now,
                reason: Reason(rule, .noData, note: "unknown metric \(comparison.metric)"))
        }
        if case .sequential(let alpha) = test, let finding = weigh(comparison, metric, rule, alpha: alpha) {
            return finding
        }
        let found =
            comparison.isGrowth
            ? growth(of: metric, comparison.subject, over: comparison.window ?? policy.interval * 5)
            : look(at: metric, of: comparison.subject)
        var reason = Reason(rule, .pass)
        reason.subject = comparison.subject
        reason.metric = comparison.isGrowth ? "\(metric.name)_growth" : metric.name
        reason.window = found.window
        reason.samples = found.samples
        let limit = self.limit(of: comparison, metric)
        guard let value = found.value, let limit else {
            reason.verdict = .noData
            let what =
                found.value == nil
                ? "\(comparison.subject.rawValue)'s \(reason.metric ?? "")" : "the baseline of \(metric.name)"
            let how = found.samples > 0 && found.value == nil ? "too little of" : "no data of"
            reason.note = "\(how) \(what)"
            let gap: Finding.Gap = found.wasSupplied && !comparison.isGrowth ? .missing : .neverSupplied
            return Finding(gap: metric.isSilentWhenGood ? .neverSupplied : gap, observedAt: now, reason: reason)
        }
        let (roundedValue, roundedLimit) = (Decimal.rounded(value), Decimal.rounded(limit))
        let holds = comparison.operator.holds(roundedValue, roundedLimit)
        reason.value = roundedValue
        reason.limit = roundedLimit
        reason.margin = Decimal.rounded(
            comparison.operator.isUpwards ? roundedLimit - roundedValue : roundedValue - roundedLimit)
        reason.note = comparison.sentence(metric, roundedValue, roundedLimit, holds: holds)
        return Finding(truth: holds, observedAt: found.newest ?? now, reason: reason)
    }

    /// The number that a value is compared with; nil while the baseline is missing.
    func limit(of comparison: Comparison, _ metric: Metric) -> Double? {
        switch comparison.limit {
        case .absolute(let limit): return limit
        case .multiple(let factor, let source): return baseline(source, comparison, metric).map { $0 * factor }
        case .relative(let share, let source): return baseline(source, comparison, metric).map { $0 * (1 + share) }
        case .difference(let amount, let source): return baseline(source, comparison, metric).map { $0 + amount }
        }
    }

    private func baseline(_ source: Baseline.Source, _ comparison: Comparison, _ metric: Metric) -> Double? {
        let value: Double?
        switch source {
        case .snapshot: value = state.snapshots[metric.name]
        case .stable: value = baselineLook(metric, .stable)
        case .previous: value = baselineLook(metric, Subject(rawValue: "previous"))
        }
        return value.map { max($0, policy.baseline.floor ?? -.infinity) }
    }

    private func baselineLook(_ metric: Metric, _ subject: Subject) -> Double? {
        let found = look(
            at: metric, of: subject, window: policy.baseline.window,
            minSamples: policy.baseline.minSamples > 0 ? policy.baseline.minSamples : nil)
        if let maxAge = policy.baseline.maxAge, let newest = found.newest, now - newest > maxAge { return nil }
        return found.value
    }

    /// Freezes what `snapshot` means: the stable version when the rollout begins.
    mutating func takeSnapshots() {
        for comparison in policy.comparisons {
            switch comparison.limit {
            case .multiple(_, .snapshot), .relative(_, .snapshot), .difference(_, .snapshot):
                guard let metric = policy.metrics[comparison.metric] else { continue }
                if let value = baselineLook(metric, .stable) { state.snapshots[metric.name] = Decimal.rounded(value) }
            default: continue
            }
        }
    }

    /// Judges a share by evidence; nil when it cannot be judged so.
    private mutating func weigh(
        _ comparison: Comparison, _ metric: Metric, _ rule: String, alpha: Double
    ) -> Finding? {
        guard !comparison.isGrowth, metric.unit?.dimension == .share else { return nil }
        switch comparison.limit {
        case .absolute(let limit):
            guard let evidence = ProportionEvidence(limit: limit * (metric.unit?.factor ?? 1)) else { return nil }
            return weigh(comparison, metric, rule, alpha, evidence)
        case .multiple(let factor, of: .stable) where comparison.operator.isUpwards && factor > 0:
            return weighArms(comparison, metric, rule, alpha, factor)
        default: return nil
        }
    }

    private mutating func weigh(
        _ comparison: Comparison, _ metric: Metric, _ rule: String, _ alpha: Double, _ evidence: ProportionEvidence
    ) -> Finding {
        var memory = state.rules[rule] ?? RuleState()
        var counted = memory.evidence ?? RuleState.Evidence()
        let after = memory.counted ?? Moment(milliseconds: .min)
        if let new = counts(of: metric, comparison.subject, after: after) {
            counted.failures = counted.failures.addingReportingOverflow(max(0, new.failures)).partialValue
            counted.total = counted.total.addingReportingOverflow(max(0, new.total)).partialValue
        }
        memory.counted = now - metric.offset
        memory.evidence = counted
        state.rules[rule] = memory

        let threshold = -log(alpha)
        let isAbove = evidence.logAbove(failures: counted.failures, of: counted.total) >= threshold
        let isBelow = evidence.logBelow(failures: counted.failures, of: counted.total) >= threshold
        var reason = Reason(rule, .pass)
        reason.subject = comparison.subject
        reason.metric = metric.name
        reason.samples = counted.total
        reason.limit = Decimal.rounded(evidence.limit / (metric.unit?.factor ?? 1))
        if counted.total > 0 {
            let share = Double(counted.failures) / Double(counted.total) / (metric.unit?.factor ?? 1)
            reason.value = Decimal.rounded(share)
            reason.margin = Decimal.rounded((reason.limit ?? 0) - share)
        }
        let seen = "\(counted.failures) of \(counted.total) failed"
        guard isAbove || isBelow else {
            reason.verdict = .inconclusive
            let needed = evidence.requestsToProveBelow(failures: counted.failures, of: counted.total, alpha: alpha)
            reason.note =
                "\(seen): not enough evidence"
                + (needed.map { "; \($0) more requests without a failure would settle it" } ?? "")
            return Finding(gap: .undecided, observedAt: now, reason: reason)
        }
        reason.note = "\(seen): \(metric.name) is \(isAbove ? "above" : "below") \(metric.text(reason.limit ?? 0))"
        return Finding(truth: comparison.operator.isUpwards ? isAbove : isBelow, observedAt: now, reason: reason)
    }

    /// With equal rates the candidate's share of the failures is its share of the traffic; with a rate of `factor`
    /// times the stable one it is larger accordingly.
    private mutating func weighArms(
        _ comparison: Comparison, _ metric: Metric, _ rule: String, _ alpha: Double, _ factor: Double
    ) -> Finding? {
        let traffic = state.weight / 100
        let share = factor * traffic / (factor * traffic + 1 - traffic)
        var memory = state.rules[rule] ?? RuleState()
        var counted = memory.evidence ?? RuleState.Evidence()
        guard var evidence = counted.twoArm ?? TwoArmEvidence(share: share) else { return nil }
        evidence.shift(to: share)
        let after = memory.counted ?? Moment(milliseconds: .min)
        let candidate = counts(of: metric, comparison.subject, after: after)
        let stable = counts(of: metric, .stable, after: after)
        evidence.count(candidate: candidate?.failures ?? 0, stable: stable?.failures ?? 0)
        counted.total = counted.total.addingReportingOverflow(candidate?.total ?? 0).partialValue
        counted.twoArm = evidence
        memory.counted = now - metric.offset
        memory.evidence = counted
        state.rules[rule] = memory

        var reason = Reason(rule, .pass)
        reason.subject = comparison.subject
        reason.metric = metric.name
        reason.samples = counted.total
        reason.value = Decimal.rounded(evidence.logEvidence)
        reason.limit = Decimal.rounded(-log(alpha))
        let isProven = evidence.logEvidence >= -log(alpha)
        reason.note =
            "\(evidence.candidate) failures of the candidate beside \(evidence.stable): "
            + (isProven
                ? "more than \(Decimal.text(factor))x stable" : "no proof of more than \(Decimal.text(factor))x stable")
        if !isProven { reason.verdict = .inconclusive }
        return Finding(truth: isProven ? true : nil, gap: isProven ? nil : .undecided, observedAt: now, reason: reason)
    }
}

extension Metric {
    /// Whether silence means that all is well: what counts only errors is not told while there are none.
    var isSilentWhenGood: Bool { kind == .counter }

    /// A value with its unit, for people.
    func text(_ value: Double) -> String {
        switch unit {
        case .fraction?: Decimal.text(Decimal.rounded(value * 100)) + "%"
        case .percent?: Decimal.text(value) + "%"
        case let unit? where unit.dimension != .count: Decimal.text(value) + unit.description
        default: Decimal.text(value)
        }
    }
}

extension Comparison {
    /// `error_rate 3% > 1% on candidate`, or what holds instead.
    func sentence(_ metric: Metric, _ value: Double, _ limit: Double, holds: Bool) -> String {
        let name = isGrowth ? "\(metric.name)_growth" : metric.name
        let suffix = isGrowth ? "/minute" : ""
        let sign = holds ? self.operator : self.operator.opposite
        return "\(name) \(metric.text(value))\(suffix) \(sign.rawValue) \(metric.text(limit))\(suffix) on \(subject)"
    }
}

extension Comparison.Operator {
    var opposite: Comparison.Operator {
        switch self {
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        }
    }
}
