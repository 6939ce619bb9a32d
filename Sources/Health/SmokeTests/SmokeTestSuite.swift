/// Tests that try what the service does for its users, run when `/smoke-test` is asked for.
public protocol SmokeTestSuite: Sendable {
    /// Runs the tests in order.
    ///
    /// - Parameter deadline: The moment by which the results count, on the continuous clock.
    func run(until deadline: ContinuousClock.Instant) async -> [SmokeTestResult]
}

/// The outcome of one smoke test.
public struct SmokeTestResult: Sendable, Hashable {
    /// The test's name.
    public let name: String
    /// Why it failed; nil when it passed.
    public let failure: CheckCode?

    /// An outcome.
    public init(name: String, failure: CheckCode? = nil) {
        self.name = name
        self.failure = failure
    }
}
