#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension EvaluationPass {
    /// Judges a share by evidence; nil when it cannot be judged so.
    mutating func weigh(_ index: Int, _ rule: String, alpha: Double) -> Finding? {
        let plan = program.comparisons[index]
        guard !plan.comparison.isGrowth, let unit = plan.metric.unit, unit.dimension == .share else { return nil }
        switch plan.comparison.limit {
        case .absolute(let limit):
            guard let evidence = ProportionEvidence(limit: limit * unit.factor) else { return nil }
            return weigh(index, rule, alpha, evidence, unit)
        case .multiple(let factor, of: .stable) where plan.comparison.operator.isUpwards && factor > 0:
            return weighArms(index, rule, alpha, factor)
        default: return nil
        }
    }

    private mutating func weigh(
        _ index: Int, _ rule: String, _ alpha: Double, _ evidence: ProportionEvidence, _ unit: MeasurementUnit
    ) -> Finding {
        let plan = program.comparisons[index]
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        if let new = counts(of: plan.metric, plan.candidate, after: counted.countedTo) {
            counted.failures = counted.failures.addingReportingOverflow(max(0, new.failures)).partialValue
            counted.total = counted.total.addingReportingOverflow(max(0, new.total)).partialValue
        }
        counted.countedTo = now - plan.metric.offset
        state.evidence[plan.memory] = counted

        let isAbove = evidence.logAbove(failures: counted.failures, of: counted.total) >= -log(alpha)
        let isBelow = evidence.logBelow(failures: counted.failures, of: counted.total) >= -log(alpha)
        var reason = Reason(rule, isAbove || isBelow ? .pass : .inconclusive)
        reason.samples = counted.total
        reason.limit = Decimal.rounded(evidence.limit / unit.factor)
        if counted.total > 0 {
            let share = Double(counted.failures) / Double(counted.total) / unit.factor
            reason.value = Decimal.rounded(share)
            reason.margin = Decimal.rounded((reason.limit ?? 0) - share)
        }
        let needed =
            isAbove || isBelow
            ? nil : evidence.requestsToProveBelow(failures: counted.failures, of: counted.total, alpha: alpha)
        reason.explanation = .evidence(
            program, index, failures: counted.failures, isAbove: isAbove ? true : isBelow ? false : nil, needed: needed)
        guard isAbove || isBelow else { return Finding(gap: .undecided, observedAt: now, reason: reason) }
        return Finding(
            truth: plan.comparison.operator.isUpwards ? isAbove : isBelow, observedAt: now, reason: reason)
    }

    /// With equal rates the candidate's share of the failures is its share of the traffic; with a rate of `factor`
    /// times the stable one it is larger accordingly.
    private mutating func weighArms(_ index: Int, _ rule: String, _ alpha: Double, _ factor: Double) -> Finding? {
        let plan = program.comparisons[index]
        let traffic = state.weight / 100
        let share = factor * traffic / (factor * traffic + 1 - traffic)
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        guard var evidence = counted.twoArm ?? TwoArmEvidence(share: share) else { return nil }
        evidence.shift(to: share)
        let candidate = counts(of: plan.metric, plan.candidate, after: counted.countedTo)
        let stable = counts(of: plan.metric, plan.stable, after: counted.countedTo)
        evidence.count(candidate: candidate?.failures ?? 0, stable: stable?.failures ?? 0)
        counted.failures = counted.failures.addingReportingOverflow(max(0, candidate?.failures ?? 0)).partialValue
        counted.total = counted.total.addingReportingOverflow(max(0, candidate?.total ?? 0)).partialValue
        counted.countedTo = now - plan.metric.offset
        counted.twoArm = evidence
        state.evidence[plan.memory] = counted

        let isProven = evidence.logEvidence >= -log(alpha)
        var reason = Reason(rule, isProven ? .pass : .inconclusive)
        reason.samples = counted.total
        reason.value = Decimal.rounded(evidence.logEvidence)
        reason.limit = Decimal.rounded(-log(alpha))
        reason.explanation = .evidence(
            program, index, failures: counted.failures, isAbove: isProven ? true : nil, needed: nil)
        return Finding(
            truth: isProven ? true : nil, gap: isProven ? nil : .undecided, observedAt: now, reason: reason)
    }
}
