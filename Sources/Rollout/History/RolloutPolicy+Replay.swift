extension RolloutPolicy {
    /// Runs the policy over a recorded history, as if it had been evaluated live.
    ///
    /// It is evaluated at each time that the history names and at each multiple of the interval. Effects are acknowledged as
    /// done at once, unless the history says what became of them.
    ///
    /// - Parameters:
    ///   - history: What came in, in order of time.
    ///   - interval: How often it is evaluated; the policy's own interval when nil.
    ///   - decide: Is called with each decision; false ends the replay.
    /// - Returns: Where the rollout stands at the end.
    public func replay(
        _ history: [HistoryLine], interval: Span? = nil, each decide: (RolloutDecision) -> Bool
    ) -> RolloutState {
        guard let first = history.first?.at, let last = history.map(\.at).max() else { return RolloutState(self) }
        return replay(history, from: first, to: last, interval: interval, each: decide)
    }

    /// Runs the policy over a time, with what came in during it.
    func replay(
        _ history: [HistoryLine], from first: Moment, to last: Moment, interval: Span? = nil,
        each decide: (RolloutDecision) -> Bool
    ) -> RolloutState {
        var state = RolloutState(self)
        let interval = interval ?? self.interval
        let reported: Set<String> = Set(
            history.compactMap { line in
                if case .acknowledgement(let acknowledgement) = line.content { acknowledgement.effect } else { nil }
            })
        var rest = history.sorted { $0.at < $1.at }[...]
        var (now, due) = (first, first)
        var pending: [Acknowledgement] = []
        while true {
            var input = RolloutInput(now: now, acknowledgements: pending)
            while let line = rest.first, line.at <= now {
                input.add(line)
                rest.removeFirst()
            }
            let decision = evaluate(&state, input)
            pending = decision.effects.filter { !reported.contains($0.id) }.map {
                Acknowledgement(effect: $0.id, at: now)
            }
            guard decide(decision), !decision.isFinal || !rest.isEmpty else { return state }
            if now >= due { due = due + interval }
            let next = min(due, rest.first?.at ?? due)
            guard next <= last else { return state }
            now = next
        }
    }
}

extension RolloutInput {
    /// Adds what a line of a history says.
    mutating func add(_ line: HistoryLine) {
        switch line.content {
        case .observation(let observation): observations.append(observation)
        case .fact(let fact): facts.append(fact)
        case .health(let answer): health.append(answer)
        case .command(let command): commands.append(command)
        case .acknowledgement(let acknowledgement): acknowledgements.append(acknowledgement)
        }
    }
}
