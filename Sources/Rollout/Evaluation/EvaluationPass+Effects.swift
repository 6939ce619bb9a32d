extension EvaluationPass {
    /// The id of an effect: the same for the same rollout, place and attempt, on any machine and after any restart.
    func id(_ key: String, _ attempt: Int) -> String {
        var print = Fingerprint()
        print.add("\(state.id)\u{0}\(key)\u{0}\(attempt)".utf8)
        return print.text
    }

    /// Wants something done, until it is acknowledged.
    mutating func emit(_ effect: Effect, _ key: String, attempt: Int = 0) {
        var effect = effect
        effect.id = id(key, attempt)
        guard !state.effects.contains(where: { $0.effect.id == effect.id }) else { return }
        // Whoever never acknowledges cannot fill the state: what nobody waits for goes first.
        if state.effects.count >= Self.mostEffects {
            guard let index = state.effects.firstIndex(where: { !$0.effect.kind.isAwaited }) else { return }
            state.effects.remove(at: index)
        }
        state.effects.append(PendingEffect(effect: effect, emittedAt: now))
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
                attempt: state.effectCount)
        }
    }

    /// The end of an effect that was wanted under a key.
    func end(of key: String, attempt: Int = 0) -> PendingEffect? {
        let id = id(key, attempt)
        return state.effects.first { $0.effect.id == id }
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
