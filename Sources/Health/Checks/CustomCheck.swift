/// A check made of a closure.
///
/// ```swift
/// CustomCheck("queue") { if await queue.depth > 1_000 { throw CheckFailure(.limitExceeded) } }
/// ```
public struct CustomCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let body: @Sendable (ContinuousClock.Instant) async throws -> CheckResult

    /// A check that is healthy when `body` returns and unhealthy when it throws.
    public init(
        _ name: String, criticality: Criticality = .critical, _ body: @escaping @Sendable () async throws -> Void
    ) {
        self.init(CheckConfiguration(name: name, criticality: criticality)) { _ in
            try await body()
            return .healthy
        }
    }

    /// A check with its whole configuration, whose body gets the deadline and says what it found.
    public init(
        _ configuration: CheckConfiguration,
        _ body: @escaping @Sendable (_ deadline: ContinuousClock.Instant) async throws -> CheckResult
    ) {
        self.configuration = configuration
        self.body = body
    }

    /// Runs the closure.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        try await body(deadline)
    }
}
