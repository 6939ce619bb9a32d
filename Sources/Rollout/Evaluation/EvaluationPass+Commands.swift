extension EvaluationPass {
    /// Takes what people want.
    mutating func take(_ commands: [Command]) {
        for command in commands {
            let actor = command.actor
            let why = command.reason.map { "\(actor): \($0)" } ?? actor
            switch command.action {
            case .approve: approve(actor)
            case .reject:
                reasons.append(Reason("command.reject", .fail, outcome: .rollback, .phrase("rejected by ", why)))
            case .abort: reasons.append(Reason("command.abort", .fail, outcome: .abort, .phrase("aborted by ", why)))
            case .rollback(let plan): takeBack(by: plan, why)
            case .pause: state.pausedBy = why
            case .resume: state.pausedBy = nil
            case .freeze: state.frozenBy = why
            case .unfreeze: state.frozenBy = nil
            case .retry: retry()
            case .skipGate(let name): skip(gate: name, why, actor)
            case .open(let name, let severity): open(named: name, severity)
            case .close(let name): close(incident: name, actor)
            }
        }
    }

    /// Says that a command changes nothing.
    private mutating func ignore(_ command: String, _ problem: String) {
        reasons.append(Reason("command.\(command)", .inactive, .text(problem)))
    }

    /// Answers what the newest decision asked, and nothing that will be asked later.
    private mutating func approve(_ actor: String) {
        if state.questions.isEmpty { ignore("approve", "nothing was asked that \(actor) could approve") }
        for question in state.questions {
            switch question.kind {
            case .approval: state.progress.approvedBy = actor
            case .incident: accept(by: actor) { $0.id == question.incident }
            case .measurement:
                let moment = now
                state.compat?.restartInconclusiveRuns(at: moment)
            case .missingData: state.missingSince = nil
            case .deadline: state.accepted.insert(question.rule)
            case .trigger:
                state.accepted.insert(question.rule)
                accept(by: actor) { $0.cause == question.rule }
            case .calendar, .freeze, .gate, .other, .pause:
                ignore("approve", "\(question.rule) waits for something else than the approval of \(actor)")
            }
        }
        state.questions = []
    }

    private mutating func accept(by actor: String, _ isMeant: (Incident) -> Bool) {
        for index in state.incidents.indices where isMeant(state.incidents[index]) {
            state.incidents[index].acceptedBy = actor
        }
    }

    private mutating func takeBack(by plan: String?, _ why: String) {
        var words = "rolled back by \(why)"
        if let plan {
            if program.policy.rollback.plans[plan] != nil {
                state.wantedPlan = plan
            } else {
                words += "; there is no plan \(plan)"
            }
        }
        reasons.append(Reason("command.rollback", .fail, outcome: .rollback, .text(words)))
    }

    private mutating func retry() {
        for pending in state.effects where pending.result != nil && pending.result != .done { tryAgain(pending.key) }
        for plan in program.analyses { state.rules[plan.memory] = RuleState() }
        for plan in program.gates { state.rules[plan.memory] = RuleState() }
        state.compat?.startAnew()
    }

    private mutating func skip(gate name: String, _ why: String, _ actor: String) {
        guard program.gates.contains(where: { $0.gate.name == name }) else {
            return ignore("skipGate", "there is no gate \(name) that \(actor) could skip")
        }
        state.skippedGates[name] = why
    }

    /// Opens an incident that a person names. So many of them are kept, the worst; of others it is only said that they
    /// came.
    private mutating func open(named name: String, _ severity: Severity) {
        let named = state.incidents.filter { incident in
            !program.triggers.contains { $0.rule.name == incident.cause }
        }
        if named.count >= Self.mostNamedIncidents, !named.contains(where: { $0.cause == name }),
            let least = named.last
        {
            let isWorse = severity < least.severity
            let lost = isWorse ? least.cause : name
            ignore("open", "\(named.count) incidents are open already: \(lost) is not kept")
            guard isWorse else { return }
            state.incidents.removeAll { $0.cause == lost }
        }
        open(incident: name, severity)
    }

    private mutating func close(incident name: String, _ actor: String) {
        guard state.incidents.contains(where: { $0.cause == name }) else {
            return ignore("close", "there is no incident \(name) that \(actor) could close")
        }
        state.incidents.removeAll { $0.cause == name }
    }

    private static let mostNamedIncidents = 100
}
