/// An effect that nobody has acknowledged yet, or whose end somebody waits for.
struct PendingEffect: Sendable, Hashable, Codable {
    var effect: Effect
    var emittedAt: Moment
    var result: Acknowledgement.Result?
    var endedAt: Moment?
}
