extension EvaluationPass {
    /// Takes points into their series: in order of time, none twice, none behind what was already looked at, and only
    /// those that some rule can use. The order in which they stand in the input does not matter.
    mutating func take(_ observations: [Observation], _ lastEvaluation: Moment?) {
        for observation in observations {
            guard let slot = program.series.slot(of: observation.metric, subject(observation.subject)) else { continue }
            let need = program.series.needs[slot]
            let watermark = need.offset > .zero ? lastEvaluation.map { $0 - need.offset } ?? .distantPast : .never
            if program.compat != nil { keepNonFinite(observation, in: slot) }
            guard observation.value.isFinite, observation.value >= 0 || !need.isNeverNegative, observation.at <= now,
                state.series[slot].append(
                    at: observation.at, value: observation.value, samples: observation.samples,
                    evaluation: state.evaluations, watermark: watermark)
            else {
                state.droppedObservations &+= 1
                continue
            }
            state.series[slot].forget(before: now - need.span, keepingSamples: need.samples)
        }
    }

    /// Takes facts; of one name the newest counts.
    mutating func take(_ facts: [Fact]) {
        for fact in facts where fact.at <= now {
            if let known = state.facts[fact.name], known.at > fact.at { continue }
            state.facts[fact.name] = KnownFact(at: fact.at, value: fact.value)
        }
    }

    /// Takes answers of health endpoints: whether they meet the gates, and how the components fare.
    mutating func take(_ answers: [HealthAnswer]) {
        for answer in answers where answer.at <= now {
            for plan in program.gates {
                for (endpoint, place) in zip(plan.gate.endpoints, plan.answers)
                where endpoint.path == answer.path && endpoint.subject == subject(answer.subject) {
                    let known = state.answers[place]
                    if let known, known.at > answer.at { continue }
                    state.answers[place] = KnownAnswer(
                        at: answer.at, isMet: endpoint.isMet(by: answer), after: known)
                }
            }
            guard subject(answer.subject) == .candidate else { continue }
            for (name, status) in answer.components where program.components.contains(name) {
                let isHealthy = Self.healthyWords.contains(status.lowercased())
                // Of two endpoints asked at one time the worse answer counts, whichever comes first.
                let known = state.components[name]
                if let known, known.at > answer.at || (known.at == answer.at && !known.isMet) { continue }
                state.components[name] = KnownAnswer(at: answer.at, isMet: isHealthy, after: known)
            }
        }
    }

    /// Takes what became of effects; an id that is not waited for changes nothing.
    mutating func take(_ acknowledgements: [Acknowledgement]) {
        for acknowledgement in acknowledgements {
            guard let index = state.effects.firstIndex(where: { $0.effect.id == acknowledgement.effect }),
                state.effects[index].result == nil
            else { continue }
            let emitted = state.effects[index].emittedAt
            state.effects[index].result = acknowledgement.result
            let endedAt = min(max(acknowledgement.at ?? now, emitted), now)
            state.effects[index].endedAt = endedAt
            if state.effects[index].givesTraffic, state.servedAt == nil { state.servedAt = endedAt }
        }
        state.effects.removeAll { $0.result != nil && !$0.effect.kind.isAwaited }
    }

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
            case .rollback(let plan):
                if let plan, program.policy.rollback.plans[plan] != nil { state.wantedPlan = plan }
                reasons.append(Reason("command.rollback", .fail, outcome: .rollback, .phrase("rolled back by ", why)))
            case .pause: state.pausedBy = why
            case .resume: state.pausedBy = nil
            case .freeze: state.frozenBy = why
            case .unfreeze: state.frozenBy = nil
            case .retry: retry()
            case .skipGate(let name): state.skippedGates[name] = why
            case .open(let name, let severity): open(incident: name, severity)
            case .close(let name): state.incidents.removeAll { $0.cause == name }
            }
        }
    }

    /// Answers what the newest decision asked, and nothing that will be asked later.
    private mutating func approve(_ actor: String) {
        if state.questions.isEmpty {
            reasons.append(
                Reason("command.approve", .inactive, .phrase("nothing was asked that ", actor, " could approve")))
        }
        for question in state.questions {
            if question == program.step(state.step)?.names.approval { state.progress.approvedBy = actor }
            if question == Self.missingData { state.missingSince = nil }
            if program.triggers.contains(where: { $0.rule.name == question }) {
                state.acceptedTriggers.insert(question)
            }
            for index in state.incidents.indices where state.incidents[index].isAsked(by: question) {
                state.incidents[index].acceptedBy = actor
            }
        }
        if state.questions.contains(where: { $0.hasPrefix("compat.") }) {
            state.compat?.restartInconclusiveRuns(at: now)
        }
        state.questions = []
    }

    private mutating func retry() {
        state.progress.attempt &+= 1
        state.effects.removeAll { $0.result != nil && $0.result != .done }
        for plan in program.analyses { state.rules[plan.memory] = RuleState() }
        for plan in program.gates { state.rules[plan.memory] = RuleState() }
        state.compat?.startAnew()
    }

    /// `blue` and `green` mean what the policy says.
    private func subject(_ subject: Subject) -> Subject {
        program.policy.environments.subject(of: subject.rawValue) ?? subject
    }

    private static let healthyWords: Set<String> = ["healthy", "ok", "up", "pass", "passed", "connected", "true"]
}

extension Incident {
    /// Whether a rule that asked a person is about it: the trigger that opened it, or its severity in the matrix.
    fileprivate func isAsked(by rule: String) -> Bool { cause == rule || rule == "incident.\(severity.rawValue)" }
}

extension Gate.Endpoint {
    /// Whether an answer is what the gate demands.
    func isMet(by answer: HealthAnswer) -> Bool {
        answer.status == status
            && body.allSatisfy { member in answer.members[member.path.joined(separator: ".")] == member.value }
    }
}

extension PendingEffect {
    /// Whether the candidate has a share of the traffic by it.
    fileprivate var givesTraffic: Bool {
        effect.kind == .setTraffic && result == .done && effect.weight ?? 0 > 0
    }
}

extension Effect.Kind {
    /// Whether it leads requests past the weights.
    var isRoute: Bool { self == .setHeaderRoute || self == .setMirrorRoute }

    /// Whether the rollout waits for its end.
    var isAwaited: Bool {
        switch self {
        case .setTraffic, .setHeaderRoute, .setMirrorRoute, .verify, .run, .rollbackMethod, .action: true
        case .notify, .escalate, .record: false
        }
    }
}
