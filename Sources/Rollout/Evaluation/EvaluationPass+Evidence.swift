#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension EvaluationPass {
    /// Judges a share by evidence; false when it cannot be judged so.
    mutating func weigh(_ plan: ComparisonPlan, alpha: Double, _ finding: inout Finding) -> Bool {
        guard !plan.comparison.isGrowth, plan.metric.unit?.dimension == .share else { return false }
        switch plan.comparison.limit {
        case .absolute:
            guard let evidence = plan.proportion else { return false }
            weigh(plan, alpha, evidence, &finding)
            return true
        case .multiple(let factor, of: .stable) where plan.comparison.operator.isUpwards && factor > 0:
            return weighArms(plan, alpha, factor, &finding)
        default: return false
        }
    }

    private mutating func weigh(
        _ plan: ComparisonPlan, _ alpha: Double, _ evidence: ProportionEvidence, _ finding: inout Finding
    ) {
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        counted.count(state.series.counts(of: plan.candidate, now, after: counted.countedTo))
        counted.countedTo = now - plan.metric.offset
        state.evidence[plan.memory] = counted

        let isAbove = evidence.logAbove(failures: counted.failures, of: counted.total) >= -log(alpha)
        let isBelow = evidence.logBelow(failures: counted.failures, of: counted.total) >= -log(alpha)
        finding.decide(isAbove || isBelow ? (plan.comparison.operator.isUpwards ? isAbove : isBelow) : nil)
        finding.reason.samples = counted.total
        finding.reason.limit = Decimal.rounded(evidence.limit / plan.candidate.factor)
        if counted.total > 0 {
            let share = Double(counted.failures) / Double(counted.total) / plan.candidate.factor
            finding.reason.value = Decimal.rounded(share)
        }
        finding.reason.explanation = .evidence(
            plan, failures: counted.failures, isAbove: isAbove ? true : isBelow ? false : nil)
    }

    /// With equal rates the candidate's share of the failures is its share of the traffic; with a rate of `factor`
    /// times the stable one it is larger accordingly.
    private mutating func weighArms(
        _ plan: ComparisonPlan, _ alpha: Double, _ factor: Double, _ finding: inout Finding
    ) -> Bool {
        let traffic = state.weight / 100
        let share = factor * traffic / (factor * traffic + 1 - traffic)
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        guard var evidence = counted.twoArm ?? TwoArmEvidence(share: share) else { return false }
        evidence.shift(to: share)
        let candidate = state.series.counts(of: plan.candidate, now, after: counted.countedTo)
        let stable = state.series.counts(of: plan.stable, now, after: counted.countedTo)
        evidence.count(candidate: candidate?.failures ?? 0, stable: stable?.failures ?? 0)
        counted.count(candidate)
        counted.countedTo = now - plan.metric.offset
        counted.twoArm = evidence
        state.evidence[plan.memory] = counted

        let isProven = evidence.logEvidence >= -log(alpha)
        finding.decide(isProven ? true : nil)
        finding.reason.samples = counted.total
        finding.reason.value = Decimal.rounded(evidence.logEvidence)
        finding.reason.limit = Decimal.rounded(-log(alpha))
        finding.reason.explanation = .evidence(plan, failures: counted.failures, isAbove: isProven ? true : nil)
        return true
    }
}

extension Finding {
    /// What evidence says; nil while there is too little of it.
    fileprivate mutating func decide(_ truth: Bool?) {
        self.truth = truth
        guard truth == nil else { return }
        gap = .undecided
        reason.verdict = .inconclusive
    }
}

extension CountedEvidence {
    /// Counts more, up to the end of what can be counted.
    fileprivate mutating func count(_ new: (failures: Int, total: Int)?) {
        guard let new else { return }
        failures = failures.addingReportingOverflow(max(0, new.failures)).partialValue
        total = total.addingReportingOverflow(max(0, new.total)).partialValue
    }
}
