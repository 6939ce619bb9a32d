public import Health

/// A service in a state that a test writes down, for tests of a format: the same report on each run.
///
/// ```swift
/// let report = SampleService(checks: [SampleCheck("redis", .unhealthy(.refused))]).report()
/// ```
public struct SampleService: Sendable {
    /// Who answers.
    public var identity: ServiceIdentity
    /// The moment of the report.
    public var timeOfDay: Timestamp
    /// How long the service has been there.
    public var uptime: Duration
    /// What is known of its checks.
    public var checks: [SampleCheck]
    /// Start gates that are closed.
    public var gates: [String]
    /// Whether it drains.
    public var isDraining: Bool
    /// The name of an executor that takes no turns; nil for none.
    public var stuck: String?

    /// A service, by default `shop v3.1.0` in `green` on 2026-01-27 at 10:30:00 UTC.
    public init(
        _ identity: ServiceIdentity = ServiceIdentity(name: "shop", version: "v3.1.0", environment: "green"),
        at timeOfDay: Timestamp = Timestamp(millisecondsSinceEpoch: 1_769_509_800_000),
        uptime: Duration = .milliseconds(332_118),
        checks: [SampleCheck] = [], gates: [String] = [], isDraining: Bool = false, stuck: String? = nil
    ) {
        self.identity = identity
        self.timeOfDay = timeOfDay
        self.uptime = uptime
        self.checks = checks
        self.gates = gates
        self.isDraining = isDraining
        self.stuck = stuck
    }

    /// The report on it.
    public func report() -> HealthReport {
        report(selecting: .all)
    }

    package func report(selecting selection: CheckSelection) -> HealthReport {
        let now = ContinuousClock.now
        var random = SystemRandomNumberGenerator()
        var state = MonitorState(
            identity: identity, checks: checks.map(\.configuration), gates: gates, startupDeadline: nil,
            sharedDependencies: .countsFully, now: now.advanced(by: .zero - uptime))
        for (index, check) in checks.enumerated() {
            let found = now.advanced(by: .zero - check.age)
            guard let result = check.result,
                let ticket = state.start(index, at: found.advanced(by: .zero - check.responseTime))
            else { continue }
            let milliseconds = timeOfDay.millisecondsSinceEpoch - Int64(check.age / .milliseconds(1))
            let moment = Moment(instant: found, timeOfDay: Timestamp(millisecondsSinceEpoch: milliseconds))
            _ = state.finish(index, ticket, result, at: moment, using: &random)
        }
        if isDraining { _ = state.drain() }
        if let stuck { state.take(stuck: stuck) }
        return HealthReport(state.snapshot, at: now, timeOfDay, selecting: selection)
    }
}

/// A check of a ``SampleService``.
public struct SampleCheck: Sendable {
    /// Name, weight and tags.
    public var configuration: CheckConfiguration
    /// What its only run found; nil before the first.
    public var result: CheckResult?
    /// How long the run took.
    public var responseTime: Duration
    /// How old the result is; from `CheckConfiguration.staleBound` on it is stale.
    public var age: Duration

    /// A check.
    public init(
        _ configuration: CheckConfiguration, _ result: CheckResult?, responseTime: Duration = .microseconds(1_250),
        age: Duration = .milliseconds(812)
    ) {
        self.configuration = configuration
        self.result = result
        self.responseTime = responseTime
        self.age = age
    }

    /// A check of this name.
    public init(
        _ name: String, criticality: Criticality = .critical, _ result: CheckResult?,
        responseTime: Duration = .microseconds(1_250), age: Duration = .milliseconds(812)
    ) {
        self.init(
            CheckConfiguration(name: name, criticality: criticality), result, responseTime: responseTime, age: age)
    }
}
