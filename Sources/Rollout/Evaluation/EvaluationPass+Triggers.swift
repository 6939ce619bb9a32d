extension EvaluationPass {
    /// Looks at everything that is watched all the time.
    mutating func judgeTriggers() {
        for index in program.triggers.indices {
            let (rule, trigger) = (program.triggers[index], program.policy.triggers[index])
            if let activeFor = trigger.activeFor, !isActive(for: activeFor) {
                reasons.append(
                    Reason(rule.name, .inactive, .text("is watched for \(activeFor) after the first shift only")))
                resolve(incidentOf: rule.name)
                continue
            }
            var finding = find(rule)
            judge(trigger, rule, &finding)
            reasons.append(finding.reason)
        }
    }

    private func isActive(for span: Span) -> Bool {
        guard let movedAt = state.movedAt else { return false }
        return now - movedAt <= span
    }

    private mutating func judge(_ trigger: Trigger, _ rule: RolloutProgram.RulePlan, _ finding: inout Finding) {
        switch finding.truth {
        case true?:
            finding.reason.verdict = .fail
            if let severity = trigger.severity { open(incident: rule.name, severity) }
            var action = trigger.action
            if action == .rollback || action == .abort, isShared(rule.node) {
                let explanation = finding.reason.explanation
                finding.reason.explanation = .with(explanation, ", and on stable too: the environment is unhealthy")
                action = .hold
            }
            fire(action, trigger, rule, &finding.reason)
        case false?:
            if !state.incidents.isEmpty { resolve(incidentOf: rule.name) }
            state.rules[rule.memory].hasFired = false
        case nil:
            if finding.gap != .undecided { finding.reason.verdict = .noData }
            // A guard that was never told anything is as good as none; one that was, and is not any more, is blind.
            if finding.gap == .missing { finding.reason.outcome = .hold }
        }
    }

    private mutating func fire(
        _ action: Trigger.Action?, _ trigger: Trigger, _ rule: RolloutProgram.RulePlan, _ reason: inout Reason
    ) {
        switch action {
        case .rollback?:
            reason.outcome = .rollback
            if let plan = trigger.plan, state.rollback == nil { state.wantedPlan = plan }
        case .abort?: reason.outcome = .abort
        case .hold?: reason.outcome = .hold
        case .pauseForApproval?: reason.outcome = state.incidents.isAccepted(rule.name) ? nil : .pauseForApproval
        case .forwardFix?: act("forwardFix", for: trigger, rule, reason)
        case .effect(let name)?: act(name, for: trigger, rule, reason)
        case nil: break
        }
        state.rules[rule.memory].hasFired = true
    }

    /// An action of one's own is done once each time the condition begins to hold.
    private mutating func act(
        _ name: String, for trigger: Trigger, _ rule: RolloutProgram.RulePlan, _ reason: Reason
    ) {
        guard !state.rules[rule.memory].hasFired else { return }
        state.effectCount += 1
        var parameters = ["rule": rule.name]
        if let name = trigger.name { parameters["trigger"] = name }
        if let note = reason.note { parameters["reason"] = note }
        emit(
            Effect(name == "page" ? .escalate : .notify, name: name, parameters: parameters), "\(rule.name).\(name)",
            attempt: state.effectCount)
        announce(name, reason.note)
    }
}
