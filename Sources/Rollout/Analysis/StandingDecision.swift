/// The decision by which a rollout stands: the newest one, or, once it is done or on its way back, the one that brought
/// that about. Those after it say no more than that it has happened.
package struct StandingDecision {
    /// The decision; nil before the first.
    package private(set) var decision: RolloutDecision?

    /// Before the first decision.
    package init() {}

    /// Takes the next decision.
    package mutating func take(_ next: RolloutDecision) {
        if let decision, decision.isFinal || decision.phase == .rollingBack { return }
        decision = next
    }
}
