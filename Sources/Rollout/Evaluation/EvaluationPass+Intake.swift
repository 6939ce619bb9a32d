extension EvaluationPass {
    /// Takes points into their series: in order of time, none twice, none behind what was already looked at, and only
    /// those that some rule can use. The order in which they stand in the input does not matter.
    mutating func take(_ observations: [Observation], _ lastEvaluation: Moment?) {
        // In order, so that each is appended: newest first, each would be inserted before all others.
        guard observations.indices.dropFirst().allSatisfy({ observations[$0 - 1].at <= observations[$0].at }) else {
            take(observations.sorted { $0.at < $1.at }, lastEvaluation)
            return
        }
        let needs = program.series.needs
        let evaluation = state.evaluations
        // Each where it lies: a copy of its own would cost more than all that is done with it.
        for index in observations.indices {
            let slot = program.series.slot(of: observations[index].metric, subject(observations[index].subject))
            guard let slot else { continue }
            let (at, value, samples) = (
                observations[index].at, observations[index].value, observations[index].samples
            )
            let need = needs[slot]
            let watermark = need.offset > .zero ? lastEvaluation.map { $0 - need.offset } ?? .distantPast : .never
            if program.compat != nil { keepNonFinite(observations[index], in: slot) }
            guard value.isFinite, value >= 0 || !need.isNeverNegative, at <= now,
                state.series[slot].append(
                    at: at, value: value, samples: samples, evaluation: evaluation, watermark: watermark)
            else {
                state.droppedObservations &+= 1
                continue
            }
        }
        // Not before all have come: a point that was forgotten would not be known when it comes twice.
        for slot in needs.indices {
            state.series[slot].forget(before: now - needs[slot].span, keepingSamples: needs[slot].samples)
        }
    }

    /// Takes the facts that some rule asks for; of one name the newest counts.
    mutating func take(_ facts: [Fact]) {
        for fact in facts where fact.at <= now && program.facts.contains(fact.name) {
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
        guard !acknowledgements.isEmpty else { return }
        for acknowledgement in acknowledgements {
            guard let index = state.effects.firstIndex(where: { $0.effect.id == acknowledgement.effect }),
                state.effects[index].result == nil
            else { continue }
            let emitted = state.effects[index].emittedAt
            state.effects[index].result = acknowledgement.result
            let endedAt = min(max(acknowledgement.at ?? now, emitted), now)
            state.effects[index].endedAt = endedAt
            guard acknowledgement.result == .done, let weight = state.effects[index].effect.shiftedWeight else {
                continue
            }
            state.weightInForce = weight
            if weight > 0, state.servedAt == nil { state.servedAt = endedAt }
        }
        state.effects.removeAll { $0.result != nil && !$0.isAwaited }
    }

    /// `blue` and `green` mean what the policy says.
    private func subject(_ subject: Subject) -> Subject {
        program.policy.environments.subject(of: subject.rawValue) ?? subject
    }

    private static let healthyWords: Set<String> = ["healthy", "ok", "up", "pass", "passed", "connected", "true"]
}

extension Gate.Endpoint {
    /// Whether an answer is what the gate demands.
    func isMet(by answer: HealthAnswer) -> Bool {
        answer.status == status
            && body.allSatisfy { member in answer.members[member.path.joined(separator: ".")] == member.value }
    }
}

extension Effect {
    /// The candidate's share of the traffic once it is done; nil for one that leaves it as it is.
    fileprivate var shiftedWeight: Double? { kind == .setTraffic || kind == .rollbackMethod ? weight : nil }
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
