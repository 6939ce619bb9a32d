public import FeatureFlags
public import Health

/// The check of the feature flags: degraded while what is served may be out of date.
public struct FlagsCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let client: FlagClient

    /// A check of a client.
    public init(
        _ client: FlagClient,
        configuration: CheckConfiguration = CheckConfiguration(name: "flags", criticality: .degrading)
    ) {
        self.client = client
        self.configuration = configuration
    }

    /// Looks at the client once; nothing is sent.
    public func probe(until deadline: ContinuousClock.Instant) async -> CheckResult {
        client.report().status == .ready ? .healthy(observed: []) : .degraded(.error)
    }
}
