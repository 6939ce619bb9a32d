extension EvaluationPass {
    /// Looks at the analysis of a step.
    ///
    /// - Returns: Whether all of its conditions hold now.
    mutating func judgeAnalysis(of step: Step, _ finding: inout StepFinding) -> Bool {
        let name = step.analysis ?? (step.weight == nil ? nil : "default")
        guard let name, let analysis = policy.analyses[name] else { return true }
        var (failed, missing, undecided) = (false, false, false)
        for (index, condition) in analysis.conditions.enumerated() {
            var found = find(condition, "analysis.\(name)[\(index)]", analysis.test)
            switch found.truth {
            case true?: found.reason.verdict = .pass
            case false?:
                found.reason.verdict = found.reason.verdict == .pending ? .pending : .fail
                found.reason.outcome = .hold
                failed = true
            case nil:
                found.reason.outcome = .hold
                if found.gap == .undecided {
                    (found.reason.verdict, undecided) = (.inconclusive, true)
                } else {
                    (found.reason.verdict, missing) = (.noData, true)
                }
            }
            finding.reasons.append(found.reason)
        }
        judgeMissing(missing, &finding)
        judgeLimits(of: analysis, failed: failed, isWhole: !missing && !undecided, &finding)
        return !failed && !missing && !undecided
    }

    private mutating func judgeMissing(_ isMissing: Bool, _ finding: inout StepFinding) {
        guard isMissing else {
            state.missingSince = nil
            return
        }
        let since = state.missingSince ?? now
        state.missingSince = since
        var reason = Reason("noData", .noData, outcome: .hold, note: "data are missing")
        reason.since = since
        reason.until = since + policy.noDataDeadline
        if now - since >= policy.noDataDeadline {
            reason.outcome = .pauseForApproval
            reason.note = "data have been missing for \(policy.noDataDeadline)"
        }
        finding.reasons.append(reason)
    }

    private mutating func judgeLimits(
        of analysis: Analysis, failed: Bool, isWhole: Bool, _ finding: inout StepFinding
    ) {
        let rule = "analysis.\(analysis.name)"
        var memory = state.rules[rule] ?? RuleState()
        if failed {
            memory.failures = (memory.failures ?? 0) + 1
            memory.consecutive = (memory.consecutive ?? 0) + 1
        } else if isWhole {
            memory.consecutive = nil
        }
        state.rules[rule] = memory
        let inARow = analysis.consecutiveFailureLimit ?? (analysis.failureLimit == nil ? 1 : .max)
        let isOver = (memory.consecutive ?? 0) >= inARow || (memory.failures ?? 0) > analysis.failureLimit ?? .max
        guard isOver else { return }
        var reason = Reason(rule, .fail, outcome: analysis.onFail == .rollback ? .rollback : .hold)
        reason.note =
            "analysis \(analysis.name) failed \(memory.failures ?? 0) looks, the last \(memory.consecutive ?? 0) in a row"
        finding.reasons.append(reason)
    }
}
