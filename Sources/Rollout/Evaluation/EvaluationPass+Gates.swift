extension EvaluationPass {
    /// Whether a gate is met: nil while something that it needs is not known yet, or, of one that is watched, not any
    /// more.
    func isMet(_ plan: GatePlan, isWatched: Bool) -> Bool? {
        if state.skippedGates[plan.gate.name] != nil { return true }
        let parts = parts(of: plan, isWatched)
        if parts.contains(where: { $0.isMet == false }) { return false }
        return parts.contains { $0.isMet == nil } ? nil : true
    }

    /// Looks at a gate.
    mutating func judge(_ plan: GatePlan) -> Reason {
        judgeConditions(of: plan)
        let gate = plan.gate
        var reason = Reason(plan.name, .pass, kind: .gate)
        var memory = state.rules[plan.memory]
        defer { state.rules[plan.memory] = memory }
        let isWatched = state.passedGates.contains(gate.name)
        switch isMet(plan, isWatched: isWatched) {
        case true?:
            memory = RuleState()
            if !state.accepted.isEmpty { state.accepted.remove(plan.name) }
            if let actor = state.skippedGates[gate.name] {
                reason.explanation = .text("gate \(gate.name) was skipped by \(actor)")
            }
            return reason
        case false?:
            memory.countFailure(by: newest(of: plan, isWatched: isWatched))
            reason.verdict = Int(memory.consecutive) >= gate.failureThreshold ? .fail : .pending
            reason.explanation = .text("gate \(gate.name) is not met: \(unmet(plan, isWatched))")
            reason.outcome = reason.verdict == .fail ? gate.onFail.outcome : .hold
        case nil:
            reason.verdict = .noData
            reason.outcome = .hold
            reason.explanation = .text("gate \(gate.name) waits for \(unmet(plan, isWatched))")
        }
        if memory.since == .never { memory.since = now }
        let since = memory.since
        reason.since = since
        if let deadline = gate.deadline {
            reason.until = since + deadline
            if now - since >= deadline {
                reason.kind = .deadline
                reason.outcome = stronger(reason.outcome, demand(of: gate.onDeadline, plan.name))
            }
        }
        return reason
    }

    /// Gates that are watched after their step, too.
    mutating func judgeWatchedGates() {
        for plan in program.gates where plan.gate.isAlwaysWatched && state.passedGates.contains(plan.gate.name) {
            reasons.append(judge(plan))
        }
    }

    /// A gate has let the rollout pass: whether anybody asks on for what it asked for is seen from now on.
    mutating func beginWatching() {
        for place in state.answers.indices { state.answers[place]?.isRepeated = false }
        for name in state.components.keys { state.components[name]?.isRepeated = false }
    }

    /// The commands of a gate, as effects.
    func commands(of gate: Gate) -> [Wish] {
        gate.commands.map { Wish(effect: Effect(.run, name: $0), key: commandKey(gate, $0)) }
    }

    private mutating func judgeConditions(of plan: GatePlan) {
        guard !plan.conditions.isEmpty else { return }
        var truths: [Bool?] = []
        var failed: Moment?
        for rule in plan.conditions {
            var finding = examine(rule)
            finding.reason.verdict = finding.truth.map { $0 ? .pass : .fail } ?? .noData
            reasons.append(finding.reason)
            truths.append(finding.truth)
            if finding.truth == false { failed = max(failed ?? .distantPast, finding.newest ?? thisInterval) }
        }
        let isKnown = failed != nil || !truths.contains(nil)
        state.answers[plan.verdict] = isKnown ? KnownAnswer(at: failed ?? now, isMet: failed == nil) : nil
    }

    /// How new the answers are by which a gate is not met.
    func newest(of plan: GatePlan, isWatched: Bool) -> Moment {
        let unmet = parts(of: plan, isWatched).filter { $0.isMet == false }
        return unmet.map { $0.answeredAt ?? thisInterval }.max() ?? thisInterval
    }

    /// What a gate is made of, whether each is as it should be (nil for what is not known yet), and when it answered
    /// where it answers by itself.
    private func parts(of plan: GatePlan, _ isWatched: Bool) -> [(name: String, isMet: Bool?, answeredAt: Moment?)] {
        let gate = plan.gate
        var parts: [(name: String, isMet: Bool?, answeredAt: Moment?)] = []
        for (endpoint, answer) in zip(gate.endpoints, plan.answers) {
            let known = state.answers[answer].flatMap { isWatched && isStale($0) ? nil : $0 }
            // An answer stands until the next: it is looked at anew once an interval.
            parts.append((endpoint.path, known?.isMet, known.map { max($0.at, thisInterval) }))
        }
        for fact in gate.facts { parts.append((fact, knownFact(fact)?.value, nil)) }
        // Once it let the rollout pass, its commands have done their part.
        if !state.passedGates.contains(gate.name) {
            for command in gate.commands {
                parts.append((command, pending(commandKey(gate, command))?.result.map { $0 == .done }, nil))
            }
        }
        if !gate.conditions.isEmpty {
            parts.append(("its conditions", state.answers[plan.verdict]?.isMet, state.answers[plan.verdict]?.at))
        }
        return parts
    }

    /// What is not as it should be, in words.
    private func unmet(_ plan: GatePlan, _ isWatched: Bool) -> String {
        parts(of: plan, isWatched).filter { $0.isMet != true }.map(\.name).joined(separator: ", ")
    }

    private func commandKey(_ gate: Gate, _ name: String) -> String {
        "gate.\(gate.name).\(name)"
    }
}

extension Gate.Failure {
    fileprivate var outcome: RolloutVerdict {
        switch self {
        case .hold: .hold
        case .abort: .abort
        case .rollback: .rollback
        }
    }
}
