/// Whether the process has descriptors left: for files, sockets and pipes.
///
/// It counts the open ones (`/proc/self/fd`, `/dev/fd` on macOS) against the soft limit `RLIMIT_NOFILE`. With none left
/// for the counting itself it is unhealthy `limit_exceeded`, as for a process that has used all of its limit.
public struct FileDescriptorCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let thresholds: UsageThresholds

    /// A check of this process.
    ///
    /// - Parameters:
    ///   - configuration: Name, weight and schedule; degrading by default.
    ///   - thresholds: How much of the limit may be used.
    /// - Throws: `ConfigurationError` for thresholds that cannot be used.
    public init(
        configuration: CheckConfiguration = CheckConfiguration(name: "descriptors", criticality: .degrading),
        thresholds: UsageThresholds = UsageThresholds()
    ) throws(ConfigurationError) {
        try thresholds.validate(check: configuration.name)
        self.configuration = configuration
        self.thresholds = thresholds
    }

    /// Counts.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        let use = try await readMachine { try DescriptorUse.read() }
        return thresholds.result(for: use.share, observed: use.observations)
    }
}
