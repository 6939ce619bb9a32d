/// An effect that the present step wants next.
struct Wish: Sendable {
    var effect: Effect
    /// What it is of all that a rollout may want.
    var key: String
}
