extension EvaluationPass {
    /// Makes a check.
    ///
    /// - Returns: Whether all conditions hold.
    mutating func check(_ plan: FlaggerPlan) -> Bool {
        let failure = checkConditions(plan, outcome: .hold)
        let checks = count(plan, isFailed: failure != nil)
        var reason = Reason(plan.name, failure == nil ? .pass : .fail, outcome: failure == nil ? nil : .hold)
        let words = "failed checks: \(checks.failed) of \(plan.analysis.threshold)"
        let isLast = checks.isExhausted(plan.analysis.threshold)
        reason.explanation = .text(isLast ? "\(words): the next tick takes it back" : words)
        reasons.append(reason)
        return failure == nil
    }

    /// While a gate keeps the step waiting, Flagger goes on to check what has traffic, and takes nothing back.
    mutating func countWhileWaiting(_ step: StepPlan) {
        guard case .flagger(let plan)? = step.compat, state.weight > 0 else { return }
        let failure = checkConditions(plan, outcome: nil)
        let checks = count(plan, isFailed: failure != nil)
        let words = "failed checks: \(checks.failed) of \(plan.analysis.threshold), of no effect while a gate waits"
        reasons.append(Reason(plan.name, failure == nil ? .pass : .fail, .text(words)))
    }

    /// Once so many checks have failed, the tick begins by taking the rollout back.
    ///
    /// - Returns: Whether that is so.
    mutating func giveUp(_ step: StepPlan) -> Bool {
        guard case .flagger(let plan)? = step.compat, let checks = state.compat?.checks[plan.name],
            checks.isExhausted(plan.analysis.threshold)
        else { return false }
        for rule in plan.conditions {
            reasons.append(Reason(rule.name, .inactive, .text("not evaluated: enough checks have failed")))
        }
        let words = "failed checks: \(checks.failed), the threshold is \(plan.analysis.threshold)"
        reasons.append(Reason(plan.name, .fail, outcome: .rollback, .text(words)))
        return true
    }

    private mutating func count(_ plan: FlaggerPlan, isFailed: Bool) -> FlaggerChecks {
        var checks = state.compat?.checks[plan.name] ?? FlaggerChecks()
        checks.count(isFailed: isFailed)
        state.compat?.checks[plan.name] = checks
        return checks
    }

    /// The name of the first rule that does not hold; those behind it are not looked at.
    private mutating func checkConditions(_ plan: FlaggerPlan, outcome: RolloutVerdict?) -> String? {
        var failure: String?
        for rule in plan.conditions {
            if let failure {
                reasons.append(Reason(rule.name, .inactive, .phrase("not evaluated: ", failure, " failed before")))
                continue
            }
            var found = examine(rule)
            if found.truth == true {
                found.reason.verdict = .pass
            } else {
                found.reason.verdict = found.truth == nil ? .noData : .fail
                found.reason.outcome = outcome
                failure = rule.name
            }
            reasons.append(found.reason)
        }
        return failure
    }
}
