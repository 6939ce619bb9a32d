extension EvaluationPass {
    /// Whether a gate is met: nil while something that it needs is not known yet.
    func isMet(_ gate: Gate) -> Bool? {
        if state.skippedGates.contains(gate.name) { return true }
        var parts: [Bool?] = gate.endpoints.indices.map { state.answers[Self.key(gate: gate.name, $0)]?.isMet }
        parts += gate.facts.map { knownFact($0)?.value }
        // Once it let the rollout pass, its commands have done their part.
        if !state.passedGates.contains(gate.name) {
            parts += gate.commands.map { name in
                state.effects.first { $0.effect.id == commandID(gate, name) }.flatMap { $0.result.map { $0 == .done } }
            }
        }
        if !gate.conditions.isEmpty { parts.append(state.answers[Self.conditionsKey(gate)]?.isMet) }
        if parts.contains(false) { return false }
        return parts.contains(nil) ? nil : true
    }

    /// Looks at a gate.
    mutating func judge(_ gate: Gate) -> Reason {
        judgeConditions(of: gate)
        let rule = "gate.\(gate.name)"
        var reason = Reason(rule, .pass)
        var memory = state.gates[gate.name] ?? RuleState()
        defer { state.gates[gate.name] = memory }
        switch isMet(gate) {
        case true?:
            memory = RuleState()
            if state.skippedGates.contains(gate.name) {
                reason.explanation = .text("gate \(gate.name) was skipped by a person")
            }
            return reason
        case false?:
            memory.consecutive &+= 1
            reason.verdict = Int(memory.consecutive) >= gate.failureThreshold ? .fail : .pending
            reason.explanation = .text("gate \(gate.name) is not met: \(unmet(gate))")
            reason.outcome = reason.verdict == .fail ? gate.onFail.outcome : .hold
        case nil:
            reason.verdict = .noData
            reason.outcome = .hold
            reason.explanation = .text("gate \(gate.name) waits for \(unmet(gate))")
        }
        if memory.since == .never { memory.since = now }
        let since = memory.since
        reason.since = since
        if let deadline = gate.deadline {
            reason.until = since + deadline
            if now - since >= deadline { reason.outcome = stronger(reason.outcome, gate.onDeadline?.outcome ?? .hold) }
        }
        return reason
    }

    /// Gates that are watched after their step, too.
    mutating func judgeWatchedGates() {
        for name in state.passedGates.sorted() {
            guard let gate = program.policy.gates[name], gate.isAlwaysWatched else { continue }
            reasons.append(judge(gate))
        }
    }

    /// The commands of a gate, as effects.
    func commands(of gate: Gate) -> [StepFinding.Wish] {
        gate.commands.map { StepFinding.Wish(effect: Effect(.run, name: $0), key: commandKey(gate, $0)) }
    }

    private mutating func judgeConditions(of gate: Gate) {
        guard let rules = program.gateConditions[gate.name], !rules.isEmpty else { return }
        var findings: [Finding] = []
        for rule in rules {
            var finding = find(rule)
            finding.reason.verdict = finding.truth.map { $0 ? .pass : .fail } ?? .noData
            reasons.append(finding.reason)
            findings.append(finding)
        }
        let truths = findings.map(\.truth)
        if truths.contains(false) || !truths.contains(nil) {
            state.answers[Self.conditionsKey(gate)] = KnownAnswer(at: now, isMet: !truths.contains(false))
        } else {
            state.answers[Self.conditionsKey(gate)] = nil
        }
    }

    /// What is not as it should be, in words.
    private func unmet(_ gate: Gate) -> String {
        var parts: [String] = []
        for (index, endpoint) in gate.endpoints.enumerated()
        where state.answers[Self.key(gate: gate.name, index)]?.isMet != true {
            parts.append(endpoint.path)
        }
        parts += gate.facts.filter { knownFact($0)?.value != true }
        parts += gate.commands.filter { name in
            state.effects.first { $0.effect.id == commandID(gate, name) }?.result != .done
        }
        if !gate.conditions.isEmpty, state.answers[Self.conditionsKey(gate)]?.isMet != true {
            parts.append("its conditions")
        }
        return parts.joined(separator: ", ")
    }

    private func commandKey(_ gate: Gate, _ name: String) -> String {
        "gate.\(gate.name).\(name).\(state.progress.attempt)"
    }

    private func commandID(_ gate: Gate, _ name: String) -> String { id(commandKey(gate, name), 0) }

    private static func conditionsKey(_ gate: Gate) -> String { "\(gate.name)/conditions" }
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
