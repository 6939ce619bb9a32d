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
        finding.newest = state.series.newest(of: plan.candidate)
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
        let new = state.series.counts(of: plan.candidate, now, after: counted.countedTo)
        counted.count(to: now - plan.metric.offset) { epoch in
            if let new { epoch.subject.add(new) }
        }
        state.evidence[plan.memory] = counted
        guard !lacksRequests(plan, &finding) else { return }
        finding.conclude(plan, counted, alpha, at: now, limit: { _ in evidence.limit }) { epoch, isAbove in
            evidence.log(of: epoch.subject, isAbove: isAbove)
        }
    }

    /// Only while both versions have traffic is there something to compare; before and after that, what was found
    /// stands.
    private mutating func weighArms(
        _ plan: ComparisonPlan, _ alpha: Double, _ factor: Double, _ finding: inout Finding
    ) {
        var counted = state.evidence[plan.memory] ?? CountedEvidence()
        let isComparing = countArms(plan, factor, &counted)
        state.evidence[plan.memory] = counted
        guard !lacksRequests(plan, &finding) else { return }
        guard !isComparing || !lacksRequests(plan, isBaseline: true, &finding) else { return }
        let limit = { (epoch: EvidenceEpoch) in epoch.stable.share.map { $0 * factor } }
        finding.conclude(plan, counted, alpha, at: now, limit: limit) { epoch, isAbove in
            epoch.twoArm.map { isAbove ? $0.logEvidence : $0.logEvidenceBelow } ?? 0
        }
    }

    /// Counts the failures of both versions. With equal rates the candidate's share of them is its share of the
    /// traffic; with a rate of `factor` times the stable one it is larger accordingly.
    ///
    /// - Returns: Whether both have traffic, each a share that is known.
    private func countArms(_ plan: ComparisonPlan, _ factor: Double, _ counted: inout CountedEvidence) -> Bool {
        let traffic = state.weight / 100
        let share = factor * traffic / (factor * traffic + 1 - traffic)
        guard let dividedSince = state.dividedSince, let none = TwoArmEvidence(share: share) else { return false }
        // A point tells of the interval before it: one that began before the traffic was divided so belongs to no
        // share.
        let start = max(counted.countedTo, dividedSince + program.policy.interval - Span(milliseconds: 1))
        // Where the stable version is not measured, its failures are not none.
        let stable = state.series.counts(of: plan.stable, now, after: start)
        let candidate = state.series.counts(of: plan.candidate, now, after: start) ?? FailureCounts()
        counted.count(to: max(start, now - plan.metric.offset)) { epoch in
            guard let stable else { return }
            var evidence = epoch.twoArm ?? none
            evidence.shift(to: share)
            evidence.count(candidate: candidate.failures, stable: stable.failures)
            epoch.twoArm = evidence
            epoch.subject.add(candidate)
            epoch.stable.add(stable)
        }
        return true
    }

    /// Whether there is nothing to count at present: what nobody measures any more is missing, and so are requests of a
    /// side that has traffic, however many were counted before.
    private func lacksRequests(_ plan: ComparisonPlan, isBaseline: Bool = false, _ finding: inout Finding) -> Bool {
        let source = isBaseline ? plan.stable : plan.candidate
        let counts = state.series.counts(of: source, now)
        if let counts, isBaseline || counts.total > 0 { return false }
        let look = state.series.look(at: source, now)
        finding.reason.window = look.window
        finding.reason.samples = 0
        let subject = isBaseline ? .stable : plan.comparison.subject
        let lack: Explanation.Lack = look.samples > 0 ? .samples(of: subject) : isBaseline ? .baseline : .data
        finding.miss(
            lack, of: plan, wasSupplied: (look.wasSupplied || isBaseline) && !isExpected(lack, of: plan, look))
        return true
    }
}

extension Finding {
    /// What evidence says, and what was counted for it, in the unit of the metric.
    ///
    /// That it is bad is proven by what was counted since any moment, that it is good only by everything.
    ///
    /// - Parameters:
    ///   - limit: The limit as a share of 1, by what was counted.
    ///   - logEvidence: ln of the evidence that it is above the limit, or below it.
    fileprivate mutating func conclude(
        _ plan: ComparisonPlan, _ counted: CountedEvidence, _ alpha: Double, at now: Moment,
        limit: (EvidenceEpoch) -> Double?, _ logEvidence: (EvidenceEpoch, Bool) -> Double
    ) {
        let bad = counted.evidence { logEvidence($0, plan.isBadAbove) }
        let good = logEvidence(counted.whole, !plan.isBadAbove)
        let (isUpwards, needed) = (plan.comparison.operator.isUpwards, -log(alpha))
        let isAbove = bad.log >= needed ? plan.isBadAbove : good >= needed ? !plan.isBadAbove : nil
        let epoch = isAbove == plan.isBadAbove ? bad.strongest : counted.whole
        truth = isAbove.map { $0 == isUpwards }
        if truth == nil { (gap, reason.verdict) = (.undecided, .inconclusive) }
        reason.samples = epoch.subject.total
        reason.value = epoch.subject.share.map { Decimal.rounded($0 / plan.candidate.factor) }
        reason.limit = limit(epoch).map { Decimal.rounded($0 / plan.candidate.factor) }
        reason.explanation = .evidence(
            plan,
            EvidenceFinding(
                counted: epoch, span: epoch.number > 1 ? now - epoch.since : nil,
                logEvidence: (isAbove ?? isUpwards) == plan.isBadAbove ? bad.log : good, isAbove: isAbove))
    }
}

extension ProportionEvidence {
    /// ln E about counts. A share on the other side of the limit proves nothing, and is not worth the work.
    fileprivate func log(of counts: FailureCounts, isAbove: Bool) -> Double {
        guard let share = counts.share, isAbove == (share > limit) else { return -.infinity }
        return isAbove
            ? logAbove(failures: counts.failures, of: counts.total)
            : logBelow(failures: counts.failures, of: counts.total)
    }
}
