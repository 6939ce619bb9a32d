extension RolloutPolicy {
    /// When a step ends at the earliest.
    ///
    /// What a step does is wanted at one look, and seen to be done at the next, though its times count from when it was
    /// done.
    ///
    /// - Parameter start: The look at which it is entered.
    func earliestEnd(ofStepAt index: Int, from start: Span) -> Span {
        let step = steps[index]
        // Since when all so far has been done, and the look at which that is seen.
        var (doneAt, seenAt) = (start, start)
        if let gate = step.gate.flatMap({ gates[$0] }), !steps[..<index].contains(where: { $0.gate == gate.name }) {
            if !gate.commands.isEmpty { seenAt = seenAt + interval }
            seenAt = max(seenAt, look(from: start + gate.conditions.shortestTime))
        }
        if step.effects > 0 {
            doneAt = seenAt + interval * (step.effects - 1)
            seenAt = doneAt + interval
        }
        doneAt = doneAt + step.settle
        seenAt = max(seenAt, look(from: doneAt))
        if step.verify != nil { (doneAt, seenAt) = (seenAt, seenAt + interval) }
        let analysed = max(
            analysis(of: step)?.conditions.shortestTime ?? .zero, compat.shortestRun(of: step.analysisName))
        // Nothing is measured by the look that enters a step.
        let measuredAt = max(seenAt, start + interval)
        var watched = step.bakeTime ?? .zero
        if case .duration(let pause) = step.pause { watched = max(watched, pause) }
        return max(measuredAt, look(from: max(measuredAt + analysed, doneAt + watched)))
    }

    /// The first look that is not before a time.
    private func look(from time: Span) -> Span {
        let interval = max(1, interval.milliseconds)
        let (looks, rest) = time.milliseconds.quotientAndRemainder(dividingBy: interval)
        return self.interval * (Int(clamping: looks) + (rest > 0 ? 1 : 0))
    }
}

extension Step {
    /// How many effects it wants before its times begin, one after the other.
    fileprivate var effects: Int {
        [action != nil, !headerRoute.isEmpty, mirror != nil, weight != nil].filter(\.self).count
    }
}

extension [Condition] {
    /// How long it takes at the least until all of them can hold.
    fileprivate var shortestTime: Span { map(\.shortestTime).max() ?? .zero }
}

extension Condition {
    /// How long it takes at the least until it can hold, from the first look at it. What a fact or a component says may
    /// have been so before.
    fileprivate var shortestTime: Span {
        switch self {
        case .lasting(let span, .comparison): span
        case .lasting(_, let part): part.shortestTime
        case .all(let parts): parts.map(\.shortestTime).max() ?? .zero
        case .any(let parts): parts.map(\.shortestTime).min() ?? .zero
        case .comparison, .fact, .unhealthy, .component: .zero
        }
    }
}
