/// Whether there is memory left before the kernel ends the process.
///
/// It looks at the limits that hold for this process, those of its control group and of the group's parents (cgroup
/// versions 1 and 2; in version 2 `memory.high` as well), and takes the one of which the largest share is used. The
/// cache of files that nobody uses does not count, since the kernel drops it first. Without such a limit the memory of
/// the machine counts: `MemAvailable` of `MemTotal`. Where the kernel tells it, the share of time spent waiting for
/// memory is among the observed values.
///
/// Only Linux tells all this. Elsewhere the check is unhealthy `misconfigured` and says so.
public struct MemoryCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let thresholds: UsageThresholds
    private let files: MemoryFiles

    /// A check of this process.
    ///
    /// - Parameters:
    ///   - configuration: Name, weight and schedule; degrading by default, since a replica that is taken away for its
    ///     use of memory leaves its load to the others.
    ///   - thresholds: How much of the limit may be used.
    /// - Throws: `ConfigurationError` for thresholds that cannot be used.
    public init(
        configuration: CheckConfiguration = CheckConfiguration(name: "memory", criticality: .degrading),
        thresholds: UsageThresholds = UsageThresholds()
    ) throws(ConfigurationError) {
        try self.init(configuration: configuration, thresholds: thresholds, files: MemoryFiles())
    }

    init(
        configuration: CheckConfiguration, thresholds: UsageThresholds, files: MemoryFiles
    ) throws(ConfigurationError) {
        try thresholds.validate(check: configuration.name)
        self.configuration = configuration
        self.thresholds = thresholds
        self.files = files
    }

    /// Reads the kernel's files.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        #if os(Linux)
        let files = files
        let (use, pressure) = try await readMachine { (try files.use(), files.pressure()) }
        return thresholds.result(
            for: use.share, observed: use.observations + (pressure?.observations ?? []))
        #else
        throw CheckFailure(.misconfigured, message: "only Linux tells how much memory is left")
        #endif
    }
}
