/// How far a rollback has come.
struct RollbackProgress: Sendable, Hashable, Codable {
    var plan: String
    /// Which of its weights is being set.
    var index = 0
    /// Which of the means is being tried.
    var method = 0
    var startedAt: Moment
    /// When the present weight was wanted.
    var wantedAt: Moment
    /// When it was in force.
    var shiftedAt: Moment?
    /// Why.
    var reason: String
    /// How many levels have been told.
    var escalated = 0
}
