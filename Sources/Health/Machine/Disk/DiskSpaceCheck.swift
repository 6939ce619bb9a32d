/// Whether a file system has room left, for bytes and for files.
///
/// | state | result |
/// |---|---|
/// | room enough | healthy |
/// | less than `degradedBelow` | degraded `limit_exceeded` |
/// | less than `unhealthyBelow` | unhealthy `limit_exceeded` |
/// | no such path, or no permission for it | unhealthy `misconfigured` |
/// | a file system that does not answer, such as a dead network share | unhealthy `timeout` |
///
/// The question is asked on a thread of its own, one at a time: a file system that hangs holds up nothing else.
public struct DiskSpaceCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let path: String
    private let degradedBelow: FreeSpace
    private let unhealthyBelow: FreeSpace
    private let read: @Sendable (String) throws -> DiskSpace

    /// A check of the file system that a path is on.
    ///
    /// - Parameters:
    ///   - path: An absolute path that exists.
    ///   - configuration: Name, weight and schedule; degrading by default, since traffic that goes to other replicas
    ///     frees nothing.
    ///   - degradedBelow: What must be free for the check to be healthy; a tenth by default.
    ///   - unhealthyBelow: What must be free for it not to be unhealthy; a fiftieth by default.
    /// - Throws: `ConfigurationError` for a value that cannot be used.
    public init(
        path: String, configuration: CheckConfiguration = CheckConfiguration(name: "disk", criticality: .degrading),
        degradedBelow: FreeSpace = FreeSpace(share: 0.1), unhealthyBelow: FreeSpace = FreeSpace(share: 0.02)
    ) throws(ConfigurationError) {
        try self.init(
            path: path, configuration: configuration, degradedBelow: degradedBelow, unhealthyBelow: unhealthyBelow,
            read: DiskSpace.read)
    }

    package init(
        path: String, configuration: CheckConfiguration, degradedBelow: FreeSpace, unhealthyBelow: FreeSpace,
        read: @escaping @Sendable (String) throws -> DiskSpace
    ) throws(ConfigurationError) {
        try configuration.validate(path: path)
        for space in [degradedBelow, unhealthyBelow] { try space.validate(check: configuration.name) }
        self.configuration = configuration
        self.path = path
        self.degradedBelow = degradedBelow
        self.unhealthyBelow = unhealthyBelow
        self.read = read
    }

    /// Asks the file system.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        let (path, read) = (path, read)
        return judge(try await readMachine { try read(path) })
    }

    func judge(_ space: DiskSpace) -> CheckResult {
        guard unhealthyBelow.isMet(by: space) else {
            return .unhealthy(.limitExceeded, observed: space.observations)
        }
        guard degradedBelow.isMet(by: space) else { return .degraded(.limitExceeded, observed: space.observations) }
        return .healthy(observed: space.observations)
    }
}
