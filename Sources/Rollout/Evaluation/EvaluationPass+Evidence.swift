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
        switch plan.evidence {
        case .proportion(let evidence): weigh(plan, alpha, evidence, &finding)
        case .snapshot:
            // It was taken before the first count, and never changes: a limit like any other.
            let limit = baselineLimit(of: plan) * plan.candidate.factor
            guard let evidence = ProportionEvidence(limit: limit) else { return false }
            weigh(plan, alpha, evidence, &finding)
        case .arms(let factor): weighArms(plan, alpha, factor, &finding)
        case .impossible: return false
        }
        return true
    }

    private mutating func weigh(
        _ plan: ComparisonPlan, _ alpha: Double, _ evidence: ProportionEvidence, _ finding: inout Finding
    ) {
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        if let new = state.series.counts(of: plan.candidate, now, after: counted.countedTo) { counted.subject.add(new) }
        counted.countedTo = max(counted.countedTo, now - plan.metric.offset)
        state.evidence[plan.memory] = counted
        guard !isSilent(plan, &finding) else { return }

        let (failures, total) = (counted.subject.failures, counted.subject.total)
        let isAbove = evidence.logAbove(failures: failures, of: total) >= -log(alpha)
        let isBelow = evidence.logBelow(failures: failures, of: total) >= -log(alpha)
        finding.decide(isAbove || isBelow ? (plan.comparison.operator.isUpwards ? isAbove : isBelow) : nil)
        finding.describe(plan, counted, limit: evidence.limit, isAbove: isAbove ? true : isBelow ? false : nil)
    }

    /// Only while both versions have traffic is there something to compare; before and after that, what was found stands.
    private mutating func weighArms(
        _ plan: ComparisonPlan, _ alpha: Double, _ factor: Double, _ finding: inout Finding
    ) {
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        let isComparing = countArms(plan, factor, &counted)
        state.evidence[plan.memory] = counted
        guard !isSilent(plan, &finding) else { return }
        guard !isComparing || !isSilent(plan, isBaseline: true, &finding) else { return }

        let isAbove = counted.twoArm.map { $0.logEvidence >= -log(alpha) } ?? false
        let isBelow = !isAbove && counted.twoArm.map { $0.logEvidenceBelow >= -log(alpha) } ?? false
        finding.decide(isAbove || isBelow ? (plan.comparison.operator.isUpwards ? isAbove : isBelow) : nil)
        let limit = counted.stable.share.map { $0 * factor }
        finding.describe(plan, counted, limit: limit, isAbove: isAbove ? true : isBelow ? false : nil)
    }

    /// Counts the failures of both versions. With equal rates the candidate's share of them is its share of the traffic;
    /// with a rate of `factor` times the stable one it is larger accordingly.
    ///
    /// - Returns: Whether both have traffic, each a share that is known.
    private func countArms(_ plan: ComparisonPlan, _ factor: Double, _ counted: inout CountedEvidence) -> Bool {
        let traffic = state.weight / 100
        let share = factor * traffic / (factor * traffic + 1 - traffic)
        guard let dividedSince = state.dividedSince, let none = TwoArmEvidence(share: share) else { return false }
        // A point tells of the interval before it: one that began before the traffic was divided so belongs to no share.
        let start = max(counted.countedTo, dividedSince + program.policy.interval - Span(milliseconds: 1))
        counted.countedTo = max(start, now - plan.metric.offset)
        // Where the stable version is not measured, its failures are not none.
        guard let stable = state.series.counts(of: plan.stable, now, after: start) else { return true }
        let candidate = state.series.counts(of: plan.candidate, now, after: start) ?? FailureCounts()
        var evidence = counted.twoArm ?? none
        evidence.shift(to: share)
        evidence.count(candidate: candidate.failures, stable: stable.failures)
        counted.twoArm = evidence
        counted.subject.add(candidate)
        counted.stable.add(stable)
        return true
    }

    /// Whether there is nothing to count at present: what nobody measures any more is missing, however much of it was
    /// counted before.
    private func isSilent(_ plan: ComparisonPlan, isBaseline: Bool = false, _ finding: inout Finding) -> Bool {
        let source = isBaseline ? plan.stable : plan.candidate
        let counts = state.series.counts(of: source, now)
        if let counts, isBaseline || counts.total > 0 { return false }
        let look = state.series.look(at: source, now)
        finding.reason.window = look.window
        finding.reason.samples = 0
        let subject = isBaseline ? .stable : plan.comparison.subject
        let lack: Explanation.Lack = look.samples > 0 ? .samples(of: subject) : isBaseline ? .baseline : .data
        // Where there are no requests, a guard is not blind: there is nothing to see.
        finding.miss(lack, of: plan, wasSupplied: counts == nil && (look.wasSupplied || isBaseline))
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

    /// What was counted, in the unit of the metric; the limit as a share of 1.
    fileprivate mutating func describe(
        _ plan: ComparisonPlan, _ counted: CountedEvidence, limit: Double?, isAbove: Bool?
    ) {
        reason.samples = counted.subject.total
        reason.value = counted.subject.share.map { Decimal.rounded($0 / plan.candidate.factor) }
        reason.limit = limit.map { Decimal.rounded($0 / plan.candidate.factor) }
        reason.explanation = .evidence(plan, counted, isAbove: isAbove)
    }
}
