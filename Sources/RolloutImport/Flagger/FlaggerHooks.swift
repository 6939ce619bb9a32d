import Rollout

/// What the webhooks of a canary ask for, and the queries that its metrics use.
struct FlaggerHooks {
    /// Facts that must be true before anything begins.
    var beforeRollout: [String] = []
    /// Commands that must end well before traffic moves.
    var beforeTraffic: [String] = []
    /// Conditions of the analysis, which come before its metrics.
    var conditions: [String] = []
    /// Facts that must be true before each further weight.
    var beforeIncrease: [String] = []
    /// Facts that must be true before all traffic moves.
    var beforePromotion: [String] = []
    /// Queries that the documentation carries, and where.
    var queries: [(node: PolicyNode, place: String)] = []
}
