extension EvaluationPass {
    /// Opens an incident, or makes an open one of the same cause as bad as it has become; `since` stays.
    mutating func open(incident cause: String, _ severity: Severity) {
        if let index = state.incidents.firstIndex(where: { $0.cause == cause }) {
            state.incidents[index].goneSince = nil
            guard severity < state.incidents[index].severity else { return }
            state.incidents[index].severity = severity
            sortIncidents()
            return
        }
        state.incidentCount &+= 1
        let id = self.id("incident.\(cause)", state.incidentCount)
        state.incidents.append(Incident(id: id, cause: cause, severity: severity, since: now))
        sortIncidents()
        announce("incident", "\(severity.rawValue) \(cause)")
    }

    private mutating func sortIncidents() {
        state.incidents.sort { ($0.severity, $0.since, $0.cause) < ($1.severity, $1.since, $1.cause) }
    }

    /// The cause of an incident is gone; it is closed when that has lasted long enough.
    mutating func resolve(incidentOf cause: String) {
        guard let index = state.incidents.firstIndex(where: { $0.cause == cause }) else { return }
        let goneSince = state.incidents[index].goneSince ?? now
        state.incidents[index].goneSince = goneSince
        if now - goneSince >= program.policy.resolveAfter { state.incidents.remove(at: index) }
    }

    /// What open incidents demand: their row of the matrix, and that nothing advances beside one of P0 to P2.
    mutating func judgeIncidents() {
        for (index, incident) in state.incidents.enumerated() {
            let row = program.policy.matrix[incident.severity]
            var reason = Reason(
                "incident.\(incident.severity.rawValue)", .fail, kind: .incident,
                .phrase(incident.severity.rawValue, " is open: ", incident.cause))
            reason.since = incident.since
            var outcome: RolloutVerdict? = incident.severity == .p3 ? nil : .hold
            if isLeftToMatrix(incident.cause) {
                outcome = row?.action?.outcome(isAccepted: incident.acceptedBy != nil) ?? outcome
            }
            if let deadline = row?.deadline {
                reason.until = incident.since + deadline
                if now - incident.since >= deadline, let action = row?.onDeadline {
                    outcome = stronger(outcome, action.outcome(isAccepted: incident.acceptedBy != nil))
                    reason.explanation = .span(
                        "\(incident.severity.rawValue) has been open for", deadline, ": \(incident.cause)")
                    if action == .escalate {
                        state.incidents[index].escalated = escalate(incident, to: program.policy.escalation.count)
                    }
                }
            }
            reason.outcome = outcome
            reasons.append(reason, about: incident.id)
        }
    }

    /// Whether the matrix decides about an incident: the trigger that opened it names only a severity, or a person did.
    private func isLeftToMatrix(_ cause: String) -> Bool {
        program.triggers.first { $0.rule.name == cause }?.trigger.action == nil
    }

    func stronger(_ left: RolloutVerdict?, _ right: RolloutVerdict?) -> RolloutVerdict? {
        guard let left, let right else { return left ?? right }
        return left.strength >= right.strength ? left : right
    }

    /// Tells the levels of the escalation of an incident, up to a number of them.
    ///
    /// - Returns: How many know now.
    mutating func escalate(_ incident: Incident, to due: Int) -> Int {
        escalate(incident.id, ["incident": incident.id], told: incident.escalated, due: due)
    }
}

extension Trigger.Action {
    /// What it demands of the rollout.
    fileprivate func outcome(isAccepted: Bool) -> RolloutVerdict? {
        switch self {
        case .rollback: .rollback
        case .abort: .abort
        case .hold: .hold
        case .pauseForApproval: isAccepted ? .hold : .pauseForApproval
        case .forwardFix, .effect: nil
        }
    }
}

extension DeadlineAction {
    /// What it demands of the rollout.
    fileprivate func outcome(isAccepted: Bool) -> RolloutVerdict? {
        isAccepted && outcome == .pauseForApproval ? .hold : outcome
    }
}

extension DeadlineAction {
    /// What it demands of the rollout.
    var outcome: RolloutVerdict? {
        switch self {
        case .rollback: .rollback
        case .abort: .abort
        case .pauseForApproval: .pauseForApproval
        case .hold, .escalate: .hold
        case .advance: nil
        }
    }
}
