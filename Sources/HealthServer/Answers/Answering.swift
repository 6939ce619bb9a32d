package import Health

/// What the server asks the endpoints for. None of it blocks.
package protocol Answering: Sendable {
    /// What comes of a request.
    func outcome(for request: HealthRequest) -> HealthOutcome
    /// A number that rises with any change of what the answers show.
    var generation: UInt64 { get }
    /// Whether readiness is off because the service stops.
    var isDraining: Bool { get }
    /// The path that says whether traffic may come; nil where it is not served.
    var readinessPath: String? { get }
    /// Turns readiness off, at once and for good.
    func beginDraining()
}
