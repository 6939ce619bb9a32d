/// A route that a step wanted and that has not been taken back yet.
struct OpenRoute: Sendable, Hashable, Codable {
    /// `setHeaderRoute` or `setMirrorRoute`.
    var kind: Effect.Kind
    /// How often taking it back was tried again.
    var attempt = 0
}
