extension EvaluationPass {
    /// Makes a check.
    ///
    /// - Returns: Whether all conditions hold.
    mutating func check(_ plan: FlaggerPlan, _ finding: inout StepFinding) -> Bool {
        let failure = findFailure(plan, outcome: .hold, &finding)
        let checks = count(plan, isFailed: failure != nil)
        var reason = Reason(plan.name, failure == nil ? .pass : .fail, outcome: failure == nil ? nil : .hold)
        let words = "\(checks.failed) failed checks of \(plan.analysis.threshold)"
        let isLast = checks.isExhausted(plan.analysis.threshold)
        reason.explanation = .text(isLast ? "\(words): the next tick takes it back" : words)
        finding.reasons.append(reason)
        return failure == nil
    }

    /// While a gate keeps the step waiting, Flagger goes on to check what has traffic, and takes nothing back.
    mutating func countWhileWaiting(_ step: StepPlan, _ finding: inout StepFinding) {
        guard case .flagger(let plan)? = step.compat, state.weight > 0, !isEntering else { return }
        let failure = findFailure(plan, outcome: nil, &finding)
        let checks = count(plan, isFailed: failure != nil)
        let words = "\(checks.failed) failed checks of \(plan.analysis.threshold), of no effect while a gate waits"
        finding.reasons.append(Reason(plan.name, failure == nil ? .pass : .fail, .text(words)))
    }

    /// Whether so many checks have failed that the tick begins by taking the rollout back.
    func isExhausted(_ step: StepPlan, _ finding: inout StepFinding) -> Bool {
        guard case .flagger(let plan)? = step.compat, let checks = state.compat?.checks[plan.name],
            checks.isExhausted(plan.analysis.threshold)
        else { return false }
        for rule in plan.conditions {
            finding.reasons.append(Reason(rule.name, .inactive, .text("not evaluated: enough checks have failed")))
        }
        let words = "\(checks.failed) checks failed, and \(plan.analysis.threshold) are enough"
        finding.reasons.append(Reason(plan.name, .fail, outcome: .rollback, .text(words)))
        return true
    }

    private mutating func count(_ plan: FlaggerPlan, isFailed: Bool) -> FlaggerChecks {
        var checks = state.compat?.checks[plan.name] ?? FlaggerChecks()
        checks.count(isFailed: isFailed)
        state.compat?.checks[plan.name] = checks
        return checks
    }

    /// The name of the first rule that does not hold; those behind it are not looked at.
    private mutating func findFailure(
        _ plan: FlaggerPlan, outcome: RolloutVerdict?, _ finding: inout StepFinding
    ) -> String? {
        var failure: String?
        for rule in plan.conditions {
            if let failure {
                finding.reasons.append(
                    Reason(rule.name, .inactive, .phrase("not evaluated: ", failure, " failed before")))
                continue
            }
            var found = find(rule)
            if found.truth == true {
                found.reason.verdict = .pass
            } else {
                found.reason.verdict = found.truth == nil ? .noData : .fail
                found.reason.outcome = outcome
                failure = rule.name
            }
            finding.reasons.append(found.reason)
        }
        return failure
    }
}
