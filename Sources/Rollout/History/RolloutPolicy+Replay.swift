extension RolloutPolicy {
    /// Runs the policy over a recorded history, as if it had been evaluated live.
    ///
    /// It is evaluated at each time that the history names and at each multiple of the interval. Effects are
    /// acknowledged as done at once, unless the history says what became of them. A line that comes more than
    /// ``RolloutReplay/mostSilentEvaluations`` evaluations after the one before ends the replay.
    ///
    /// - Parameters:
    ///   - history: What came in, in any order.
    ///   - interval: How often it is evaluated; the policy's own interval when nil.
    ///   - decide: Is called with each decision; false ends the replay.
    /// - Returns: Where the rollout stands at the end.
    public func replay(
        _ history: [HistoryLine], interval: Span? = nil, each decide: (RolloutDecision) -> Bool
    ) -> RolloutState {
        replay(history, from: nil, to: nil, interval: interval, each: decide)
    }

    /// Runs the policy over a time, with what came in during it; nil for the time of the history itself.
    func replay(
        _ history: [HistoryLine], from first: Moment?, to last: Moment?, interval: Span? = nil,
        each decide: (RolloutDecision) -> Bool
    ) -> RolloutState {
        var replay = RolloutReplay(self, interval: interval, reported: history.reportedEffects)
        if let first, !replay.advance(to: first, each: decide) { return replay.state }
        for line in history.sorted(by: { $0.at < $1.at }) where last.map({ line.at <= $0 }) ?? true {
            guard replay.take(line, each: decide) else { return replay.state }
        }
        if let last, !replay.advance(to: last, each: decide) { return replay.state }
        replay.finish(each: decide)
        return replay.state
    }
}

extension [HistoryLine] {
    /// The ids of the effects of which it says what became of them.
    var reportedEffects: Set<String> {
        Set(
            compactMap { line in
                if case .acknowledgement(let acknowledgement) = line.content { acknowledgement.effect } else { nil }
            })
    }
}

extension RolloutInput {
    /// Adds what a line of a history says.
    package mutating func add(_ line: HistoryLine) {
        switch line.content {
        case .observation(let observation): observations.append(observation)
        case .fact(let fact): facts.append(fact)
        case .health(let answer): health.append(answer)
        case .command(let command): commands.append(command)
        case .acknowledgement(let acknowledgement): acknowledgements.append(acknowledgement)
        }
    }

    /// Forgets what came in, and keeps the room for it.
    mutating func clear() {
        observations.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
        health.removeAll(keepingCapacity: true)
        commands.removeAll(keepingCapacity: true)
        acknowledgements.removeAll(keepingCapacity: true)
    }
}
