/// An effect that nobody has acknowledged yet, or whose end somebody waits for.
struct PendingEffect: Sendable, Hashable, Codable {
    var effect: Effect
    /// What it is of all that a rollout may want.
    var key: String
    var emittedAt: Moment
    var result: Acknowledgement.Result?
    var endedAt: Moment?

    init(effect: Effect, key: String, emittedAt: Moment) {
        (self.effect, self.key, self.emittedAt) = (effect, key, emittedAt)
    }
}
