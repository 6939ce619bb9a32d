import Rollout

/// A difference of two policies, and the history that shows it.
struct Divergence {
    let history: String
    let difference: PolicyDifference
    /// How the history writes points of time.
    let times: RolloutDecision.TimeForm
}
