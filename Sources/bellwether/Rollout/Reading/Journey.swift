import Rollout

/// What changed during a replay.
struct Journey {
    /// The decisions with which something began.
    private(set) var turns: [RolloutDecision] = []
    /// The newest one.
    private(set) var last: RolloutDecision?
    /// The one by which the rollout stands.
    private(set) var standing = StandingDecision()

    /// Takes the next decision.
    mutating func take(_ decision: RolloutDecision) {
        if last?.isLike(decision) != true { turns.append(decision) }
        last = decision
        standing.take(decision)
    }
}
