/// An effect that nobody has acknowledged yet, or whose end somebody waits for.
struct PendingEffect: Sendable, Hashable, Codable {
    var effect: Effect
    /// What it is of all that a rollout may want.
    var key: String
    /// Whether the rollout waits for its end.
    var isAwaited: Bool
    var emittedAt: Moment
    var result: Acknowledgement.Result?
    var endedAt: Moment?

    init(effect: Effect, key: String, isAwaited: Bool, emittedAt: Moment) {
        (self.effect, self.key, self.isAwaited, self.emittedAt) = (effect, key, isAwaited, emittedAt)
    }
}
