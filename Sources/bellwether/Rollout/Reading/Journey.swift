import Rollout

/// What changed during a replay.
struct Journey {
    /// The decisions with which something began.
    private(set) var turns: [RolloutDecision] = []
    /// The newest one.
    private(set) var last: RolloutDecision?

    /// The one by which it stands: that brought the end about, or the newest.
    var standing: RolloutDecision? {
        guard let last, last.isFinal || last.phase == .rollingBack else { return last }
        return turns.first { $0.verdict == last.verdict } ?? last
    }

    /// Takes the next decision.
    mutating func take(_ decision: RolloutDecision) {
        if last?.isLike(decision) != true { turns.append(decision) }
        last = decision
    }
}
