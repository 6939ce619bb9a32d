extension EvaluationPass {
    /// Looks at the analysis of a step.
    ///
    /// - Returns: Whether all of its conditions hold now.
    mutating func judgeAnalysis(of step: StepPlan, _ finding: inout StepFinding) -> Bool {
        if let compat = step.compat { return judge(compat, of: step, &finding) }
        guard let plan = step.analysis else { return true }
        var (failed, missing, undecided) = (false, false, false)
        for rule in plan.conditions {
            var found = find(rule)
            switch found.truth {
            case true?: found.reason.verdict = .pass
            case false?:
                if found.reason.verdict != .pending { found.reason.verdict = .fail }
                found.reason.outcome = .hold
                failed = true
            case nil:
                found.reason.outcome = .hold
                if found.gap == .undecided {
                    undecided = true
                } else {
                    (found.reason.verdict, missing) = (.noData, true)
                }
            }
            finding.reasons.append(found.reason)
        }
        judgeMissing(missing, &finding)
        judgeLimits(of: plan, failed: failed, isWhole: !missing && !undecided, &finding)
        return !failed && !missing && !undecided
    }

    private mutating func judgeMissing(_ isMissing: Bool, _ finding: inout StepFinding) {
        guard isMissing else {
            state.missingSince = nil
            return
        }
        let since = state.missingSince ?? now
        state.missingSince = since
        let deadline = program.policy.noDataDeadline
        var reason = Reason("noData", .noData, outcome: .hold, .text("data are missing"))
        reason.since = since
        reason.until = since + deadline
        if now - since >= deadline {
            reason.outcome = .pauseForApproval
            reason.explanation = .span("data have been missing for", deadline)
        }
        finding.reasons.append(reason)
    }

    private mutating func judgeLimits(
        of plan: AnalysisPlan, failed: Bool, isWhole: Bool, _ finding: inout StepFinding
    ) {
        var memory = state.rules[plan.memory]
        if failed {
            memory.failures &+= 1
            memory.consecutive &+= 1
        } else if isWhole {
            memory.consecutive = 0
        }
        state.rules[plan.memory] = memory
        let analysis = plan.analysis
        let (failures, inARow) = (Int(memory.failures), Int(memory.consecutive))
        let mostInARow = analysis.consecutiveFailureLimit ?? (analysis.failureLimit == nil ? 1 : .max)
        guard inARow >= mostInARow || failures > analysis.failureLimit ?? .max else { return }
        let words = "\(plan.name) failed \(failures) looks, the last \(inARow) in a row"
        finding.reasons.append(
            Reason(plan.name, .fail, outcome: analysis.onFail == .rollback ? .rollback : .hold, .text(words)))
    }
}
