/// The decision by which a rollout stands: the newest one, or, once it is done or taken back, the one that brought that
/// about. Those after it say no more than that it has happened.
struct StandingDecision {
    private(set) var decision: RolloutDecision?

    /// Takes the next decision.
    mutating func take(_ next: RolloutDecision) {
        switch decision?.verdict {
        case .rollback?, .abort?, .complete?: if next.verdict != decision?.verdict { decision = next }
        case .advance?, .hold?, .pauseForApproval?, nil: decision = next
        }
    }
}
