extension EvaluationPass {
    /// Looks at everything that is watched all the time.
    mutating func judgeTriggers() {
        for plan in program.triggers {
            if let activeFor = plan.trigger.activeFor, !isActive(for: activeFor) {
                let words = Explanation.span("is watched for", activeFor, " after the first shift only")
                reasons.append(Reason(plan.rule.name, .inactive, words))
                // What it found lasts until it is over.
                let isOpen = state.incidents.contains { $0.cause == plan.rule.name }
                if isOpen, examine(plan.rule).truth == false { resolve(incidentOf: plan.rule.name) }
                continue
            }
            // Filled in here, as in an analysis: one that is handed over is copied.
            var finding = Finding(plan.rule.name, at: now)
            examine(plan.rule.condition, &finding)
            finding.reason.kind = .trigger
            judge(plan, &finding)
            reasons.append(finding.reason)
        }
    }

    private func isActive(for span: Span) -> Bool {
        guard let movedAt = state.movedAt else { return false }
        return now - movedAt <= span
    }

    private mutating func judge(_ plan: TriggerPlan, _ finding: inout Finding) {
        switch finding.truth {
        case true?:
            finding.reason.verdict = .fail
            if let severity = plan.trigger.severity { open(incident: plan.rule.name, severity) }
            var action = plan.trigger.action
            if action == .rollback || action == .abort, finding.fault == .ofEnvironment {
                let explanation = finding.reason.explanation
                finding.reason.explanation = .with(explanation, ", and on stable too: the environment is unhealthy")
                action = .hold
            }
            fire(action, plan, &finding.reason)
        case false?:
            if !state.incidents.isEmpty { resolve(incidentOf: plan.rule.name) }
            state.rules[plan.rule.memory].hasFired = false
            if !state.accepted.isEmpty { state.accepted.remove(plan.rule.name) }
        case nil:
            if finding.gap != .undecided { finding.reason.verdict = .noData }
            // A guard that was never told anything is as good as none; one that was, and is not any more, is blind.
            if finding.gap == .missing { finding.reason.outcome = .hold }
        }
    }

    private mutating func fire(_ action: Trigger.Action?, _ plan: TriggerPlan, _ reason: inout Reason) {
        switch action {
        case .rollback?:
            reason.outcome = .rollback
            if let name = plan.trigger.plan, state.rollback == nil { state.wantedPlan = name }
        case .abort?: reason.outcome = .abort
        case .hold?: reason.outcome = .hold
        case .pauseForApproval?:
            reason.outcome = state.accepted.contains(plan.rule.name) ? nil : .pauseForApproval
        case .forwardFix?: act("forwardFix", for: plan, reason)
        case .effect(let name)?: act(name, for: plan, reason)
        case nil: break
        }
        state.rules[plan.rule.memory].hasFired = true
    }

    /// An action of one's own is done once each time the condition begins to hold.
    private mutating func act(_ name: String, for plan: TriggerPlan, _ reason: Reason) {
        guard !state.rules[plan.rule.memory].hasFired else { return }
        state.effectCount &+= 1
        var parameters = ["rule": plan.rule.name]
        if let name = plan.trigger.name { parameters["trigger"] = name }
        if let note = reason.note { parameters["reason"] = note }
        emit(
            Effect(name == "page" ? .escalate : .notify, name: name, parameters: parameters),
            "\(plan.rule.name).\(name)", number: state.effectCount)
        announce(name, reason.note)
    }
}
