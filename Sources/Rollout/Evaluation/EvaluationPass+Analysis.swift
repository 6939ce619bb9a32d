extension EvaluationPass {
    /// Looks at the analysis of a step.
    ///
    /// - Returns: Whether all of its conditions hold now.
    mutating func judgeAnalysis(of step: StepPlan) -> Bool {
        if let compat = step.compat { return judge(compat, of: step) }
        let isUnmeasured = isUnmeasured
        guard let plan = step.analysis else {
            judgeMissing(isUnmeasured)
            return !isUnmeasured
        }
        var (failed, missing, undecided) = (nil as Moment?, false, false)
        for rule in plan.conditions {
            var found = Finding(rule.name, at: now)
            examine(rule.condition, &found)
            switch found.truth {
            case true?: found.reason.verdict = .pass
            case false?:
                if found.reason.verdict != .pending { found.reason.verdict = .fail }
                found.reason.outcome = .hold
                failed = max(failed ?? .distantPast, found.newest ?? thisInterval)
            case nil:
                found.reason.outcome = .hold
                if found.gap == .undecided {
                    undecided = true
                } else {
                    (found.reason.verdict, missing) = (.noData, true)
                }
            }
            reasons.append(found.reason)
        }
        judgeMissing(missing || isUnmeasured)
        judgeLimits(of: plan, failed: failed, isWhole: !missing && !undecided)
        return failed == nil && !missing && !undecided && !isUnmeasured
    }

    /// Whether the candidate has traffic, and none of the series that rules look at was ever supplied: then nobody
    /// watches.
    private var isUnmeasured: Bool {
        state.servedAt != nil && !program.comparisons.isEmpty && state.series.allSatisfy { $0.points.isEmpty }
    }

    private mutating func judgeMissing(_ isMissing: Bool) {
        guard isMissing else {
            state.missingSince = nil
            return
        }
        let since = state.missingSince ?? now
        state.missingSince = since
        let deadline = program.policy.noDataDeadline
        var reason = Reason("noData", .noData, kind: .missingData, outcome: .hold, .text("data are missing"))
        reason.since = since
        reason.until = since + deadline
        if now - since >= deadline {
            reason.outcome = .pauseForApproval
            reason.explanation = .span("data have been missing for", deadline)
        }
        reasons.append(reason)
    }

    /// - Parameter failed: How new the data are by which it failed; nil where it did not.
    private mutating func judgeLimits(of plan: AnalysisPlan, failed: Moment?, isWhole: Bool) {
        var memory = state.rules[plan.memory]
        if let failed {
            memory.countFailure(by: failed)
        } else if isWhole {
            memory.consecutive = 0
        }
        state.rules[plan.memory] = memory
        let analysis = plan.analysis
        let (failures, inARow) = (Int(memory.failures), Int(memory.consecutive))
        let mostInARow = analysis.consecutiveFailureLimit ?? (analysis.failureLimit == nil ? 1 : .max)
        guard inARow >= mostInARow || failures > analysis.failureLimit ?? .max else { return }
        let words = "\(plan.name) failed \(failures) looks, the last \(inARow) in a row"
        reasons.append(
            Reason(plan.name, .fail, outcome: analysis.onFail == .rollback ? .rollback : .hold, .text(words)))
    }
}
