extension EvaluationPass {
    /// The id of an effect: the same for the same rollout, key and number, on any machine and after any restart.
    func id(_ key: String, _ number: Int) -> String {
        var print = Fingerprint()
        print.add("\(state.id)\u{0}\(key)\u{0}\(number)".utf8)
        return print.text
    }

    /// Wants something done, until it is acknowledged.
    ///
    /// - Parameters:
    ///   - key: What it is of all that a rollout may want.
    ///   - number: Which one of its key it is; nil for how often that was tried again.
    ///   - isAwaited: Whether the rollout waits for its end; nil for what its kind says.
    mutating func emit(_ effect: Effect, _ key: String, number: Int? = nil, isAwaited: Bool? = nil) {
        var effect = effect
        effect.id = id(key, number ?? state.attempts[key] ?? 0)
        guard !state.effects.contains(where: { $0.effect.id == effect.id }) else { return }
        // Whoever never acknowledges cannot fill the state: what nobody waits for goes first.
        if state.effects.count >= Self.mostEffects {
            guard let index = state.effects.firstIndex(where: { !$0.isAwaited }) else { return }
            state.effects.remove(at: index)
        }
        let isAwaited = isAwaited ?? effect.kind.isAwaited
        state.effects.append(PendingEffect(effect: effect, key: key, isAwaited: isAwaited, emittedAt: now))
    }

    /// Wants something done, and again whenever it failed.
    ///
    /// - Returns: Whether it is done.
    mutating func accomplish(_ effect: Effect, _ key: String) -> Bool {
        if let result = pending(key)?.result {
            if result == .done { return true }
            tryAgain(key)
        }
        emit(effect, key)
        return false
    }

    /// Tells whoever wants to know of an event.
    mutating func announce(_ event: String, _ reason: String?) {
        for (index, notification) in program.policy.notifications.enumerated() where notification.event == event {
            state.effectCount &+= 1
            var parameters = ["event": event]
            if let reason { parameters["reason"] = reason }
            if let template = notification.template { parameters["text"] = fill(template, event, reason) }
            emit(
                Effect(.notify, name: notification.channel, parameters: parameters), "notify.\(index)",
                number: state.effectCount)
        }
    }

    /// What is wanted under a key, and how it ended; nil while it is not wanted.
    func pending(_ key: String) -> PendingEffect? { state.effects.first { $0.key == key } }

    /// Lets an effect that failed be wanted again, under another id. All others keep theirs.
    mutating func tryAgain(_ key: String) {
        state.effects.removeAll { $0.key == key }
        state.attempts[key, default: 0] &+= 1
    }

    /// Tells the next levels of the escalation, up to one.
    ///
    /// - Parameters:
    ///   - subject: What it is about, as part of the key.
    ///   - parameters: What it is about, for those who are told.
    ///   - told: How many levels know already.
    ///   - due: How many are to know.
    /// - Returns: How many know now.
    mutating func escalate(_ subject: String, _ parameters: [String: String], told: Int, due: Int) -> Int {
        for (number, level) in program.policy.escalation.prefix(due).enumerated().dropFirst(told) {
            emit(Effect(.escalate, name: level.to, parameters: parameters), "\(subject).\(number)")
        }
        return max(told, due)
    }

    private func fill(_ template: String, _ event: String, _ reason: String?) -> String {
        let values = [
            "name": program.policy.name, "weight": Decimal.text(state.weight), "reason": reason ?? "", "event": event,
            "step": String(state.step), "severity": state.incidents.first?.severity.rawValue ?? "",
            "environment": program.policy.environments.candidate,
        ]
        var text = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            text += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static let mostEffects = 256
}
