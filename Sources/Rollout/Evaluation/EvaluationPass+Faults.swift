#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension EvaluationPass {
    /// Whose fault it is when a limit is broken: the environment's where the stable version breaks the very same one,
    /// with as many samples and as much evidence as the candidate needs.
    func fault(_ plan: ComparisonPlan, isBroken: Bool) -> Finding.Fault {
        guard plan.comparesStable == .always || (plan.comparesStable == .onBreach && isBroken) else {
            return .ofCandidate
        }
        guard plan.comparison.subject == .candidate else { return .ofNobody }
        // What is compared with the stable version tells of the candidate already.
        guard let limit = plan.fixedLimit, !plan.comparison.isGrowth else { return .ofCandidate }
        if case .sequential(let alpha) = plan.test, case .proportion(let evidence) = plan.evidence {
            return isProven(evidence, alpha, plan) ? .ofEnvironment : .ofCandidate
        }
        let value = state.series.look(at: plan.stable, now).value
        return !value.isNaN && plan.comparison.operator.holds(value, limit) ? .ofEnvironment : .ofCandidate
    }

    /// Whether one look at the stable version proves it alone: what it did long before is no excuse for the candidate.
    private func isProven(_ evidence: ProportionEvidence, _ alpha: Double, _ plan: ComparisonPlan) -> Bool {
        guard let counts = state.series.counts(of: plan.stable, now) else { return false }
        let logEvidence =
            plan.comparison.operator.isUpwards
            ? evidence.logAbove(failures: counts.failures, of: counts.total)
            : evidence.logBelow(failures: counts.failures, of: counts.total)
        return logEvidence >= -log(alpha)
    }

    /// A condition that has to last is the environment's fault when it has lasted as long for the stable version.
    mutating func lastOnStable(_ span: Span, _ finding: inout Finding, _ memory: Int) {
        guard finding.fault != .ofNobody else { return }
        var known = state.rules[memory]
        if finding.fault == .ofEnvironment {
            let lasted = known.goOn(at: finding.observedAt, longestGap: program.policy.interval * 2)
            if lasted < span { finding.fault = .ofCandidate }
        } else {
            known = RuleState()
        }
        state.rules[memory] = known
    }
}
