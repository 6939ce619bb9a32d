extension EvaluationPass {
    /// Looks at everything that is watched all the time.
    mutating func judgeTriggers() {
        for (index, trigger) in policy.triggers.enumerated() {
            let rule = "triggers[\(index)]"
            guard isActive(trigger) else {
                reasons.append(
                    Reason(rule, .inactive, note: "watched for \(trigger.activeFor ?? .zero) after the shift only"))
                resolve(incidentOf: rule)
                continue
            }
            var finding = find(trigger.when, rule, trigger.test)
            judge(trigger, rule, &finding)
            reasons.append(finding.reason)
        }
    }

    private func isActive(_ trigger: Trigger) -> Bool {
        guard let activeFor = trigger.activeFor else { return true }
        guard let movedAt = state.movedAt else { return false }
        return now - movedAt <= activeFor
    }

    private mutating func judge(_ trigger: Trigger, _ rule: String, _ finding: inout Finding) {
        switch finding.truth {
        case true?:
            finding.reason.verdict = .fail
            if let severity = trigger.severity { open(incident: rule, severity) }
            let isEverywhere = trigger.when.isShared(by: self)
            var action = trigger.action
            if isEverywhere, action == .rollback || action == .abort {
                finding.reason.note = "\(finding.reason.note ?? rule), and on stable too: the environment is unhealthy"
                action = .hold
            }
            fire(action, trigger, rule, &finding.reason)
        case false?:
            resolve(incidentOf: rule)
            state.rules[rule]?.hasFired = nil
        case nil:
            finding.reason.verdict = finding.gap == .undecided ? .inconclusive : .noData
            // A guard that was never told anything is as good as none; one that was, and is not any more, is blind.
            if finding.gap == .missing, trigger.action != nil || trigger.severity != nil {
                finding.reason.outcome = .hold
            }
        }
    }

    private mutating func fire(_ action: Trigger.Action?, _ trigger: Trigger, _ rule: String, _ reason: inout Reason) {
        switch action {
        case .rollback?:
            reason.outcome = .rollback
            if let plan = trigger.plan, state.rollback == nil { state.wantedPlan = plan }
        case .abort?: reason.outcome = .abort
        case .hold?: reason.outcome = .hold
        case .pauseForApproval?: reason.outcome = state.incidents.isAccepted(rule) ? nil : .pauseForApproval
        case .forwardFix?: act("forwardFix", for: trigger, rule, reason)
        case .effect(let name)?: act(name, for: trigger, rule, reason)
        case nil: break
        }
        if state.rules[rule] == nil { state.rules[rule] = RuleState() }
        state.rules[rule]?.hasFired = true
    }

    /// An action of one's own is done once each time the condition begins to hold.
    private mutating func act(_ name: String, for trigger: Trigger, _ rule: String, _ reason: Reason) {
        guard state.rules[rule]?.hasFired != true else { return }
        var parameters = ["rule": rule]
        if let name = trigger.name { parameters["trigger"] = name }
        if let note = reason.note { parameters["reason"] = note }
        emit(Effect(name == "page" ? .escalate : .notify, name: name, parameters: parameters), "\(rule).\(name)")
        announce(name, reason.note)
    }
}

extension Condition {
    /// Whether all of its comparisons of the candidate with a number hold for the stable version as well: then the fault
    /// is not the candidate's.
    fileprivate func isShared(by pass: EvaluationPass) -> Bool {
        var (comparisons, shared) = (0, 0)
        visit { condition in
            guard case .comparison(let comparison) = condition, comparison.subject == .candidate,
                case .absolute(let limit) = comparison.limit, let metric = pass.policy.metrics[comparison.metric],
                !comparison.isGrowth
            else { return }
            comparisons += 1
            if let value = pass.look(at: metric, of: .stable).value, comparison.operator.holds(value, limit) {
                shared += 1
            }
        }
        return comparisons > 0 && shared == comparisons
    }
}
