/// What comes of a request.
package enum HealthOutcome: Sendable {
    /// The answer, made without waiting for anything.
    case response(HealthResponse)
    /// The answer takes time: smoke tests.
    case deferred(@Sendable () async -> HealthResponse)
    /// The path is none of the endpoints'.
    case notFound
}
