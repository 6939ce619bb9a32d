import Deadlines
public import Logging
public import Metrics
public import ServiceLifecycle
import Synchronization

/// Runs the checks of a service and publishes what they find.
///
/// The monitor is a service: while ``run()`` is in progress, each check is run on its schedule, all of them at the same
/// time and none of them twice at a time. Whoever asks (an endpoint, the application) reads the last published
/// snapshot, never waits and never causes a check to run.
///
/// ```swift
/// let health = try HealthMonitor(service: "shop", logger: log, checks: [
///     PostgresCheck.fromEnvironment(),
///     RedisCheck.fromEnvironment(criticality: .degrading),
/// ])
/// ```
public final class HealthMonitor: Service {
    let checks: [any HealthCheck]
    let time: any TimeSource
    private let alarms: [Alarm]
    private let gauges: [CheckGauges]
    private let gates: Set<String>
    private let dependencies: DependencyGraph
    private let logger: Logger
    private let state: Mutex<MonitorState>
    private let published: Mutex<HealthSnapshot>
    private let number: Atomic<UInt64>
    private let watchdog: Watchdog?
    private let hasRun = Atomic(false)

    /// A monitor that begins to check when it is run.
    ///
    /// - Parameters:
    ///   - identity: Who answers.
    ///   - logger: Gets one line for each change of a check's status, one when its cause is found later, one at the first
    ///     result after a check was stale, and nothing for a repeated failure.
    ///   - checks: What the service depends on; nil entries are left out, so that a check for a variable that is not
    ///     set can stand in the list. At most 1,000.
    ///   - gates: Names of steps that must be done before the service is started; see ``open(gate:)``.
    ///   - startupDeadline: After this time `/startup` says `failed` while the start is not complete.
    ///   - sharedDependencies: What the failure of checks marked as shared means.
    ///   - watchdog: Turns `/live` 503 while executors of the application take no turns; nil for none.
    ///   - metrics: Where the gauges of the checks go.
    /// - Throws: `ConfigurationError` for a value out of range, for a name that is taken, and for checks that depend
    ///   on an unknown one or on themselves.
    public convenience init(
        _ identity: ServiceIdentity,
        logger: Logger,
        checks: [(any HealthCheck)?],
        gates: [String] = [],
        startupDeadline: Duration? = nil,
        sharedDependencies: SharedDependencyPolicy = .countsFully,
        watchdog: WatchdogConfiguration? = nil,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) throws(ConfigurationError) {
        try self.init(
            identity, logger: logger, checks: checks.compactMap(\.self), gates: gates,
            startupDeadline: startupDeadline, sharedDependencies: sharedDependencies, watchdog: watchdog,
            metrics: metrics, time: SystemTime())
    }

    /// A monitor of a service with this name, version and environment; see the other initialiser.
    public convenience init(
        service: String,
        version: String = "unknown",
        environment: String = "unknown",
        logger: Logger,
        checks: [(any HealthCheck)?],
        gates: [String] = [],
        watchdog: WatchdogConfiguration? = nil
    ) throws(ConfigurationError) {
        try self.init(
            ServiceIdentity(name: service, version: version, environment: environment), logger: logger,
            checks: checks, gates: gates, watchdog: watchdog)
    }

    package init(
        _ identity: ServiceIdentity, logger: Logger, checks: [any HealthCheck], gates: [String],
        startupDeadline: Duration?, sharedDependencies: SharedDependencyPolicy, watchdog: WatchdogConfiguration? = nil,
        metrics: any MetricsFactory, time: any TimeSource
    ) throws(ConfigurationError) {
        let configurations = checks.map(\.configuration)
        let dependencies = try Self.validate(configurations, gates, startupDeadline, sharedDependencies)
        try watchdog?.validate()
        let state = MonitorState(
            identity: identity, checks: configurations, gates: gates, startupDeadline: startupDeadline,
            sharedDependencies: sharedDependencies, now: time.now, dependencies: dependencies)
        self.dependencies = dependencies
        self.checks = checks
        self.time = time
        self.gates = Set(gates)
        self.logger = logger
        self.watchdog = watchdog.map { Watchdog($0, logger: logger) }
        alarms = checks.map { _ in Alarm() }
        gauges = configurations.map { CheckGauges(check: $0.name, factory: metrics) }
        published = Mutex(state.snapshot)
        number = Atomic(state.generation)
        self.state = Mutex(state)
    }

    /// The last published snapshot.
    var snapshot: HealthSnapshot {
        published.withLock { $0 }
    }

    /// The number of the last published snapshot; changes whenever an answer may change, apart from the mere passing
    /// of time.
    package var generation: UInt64 {
        number.load(ordering: .acquiring)
    }

    /// What is known, judged now.
    public func report() -> HealthReport {
        HealthReport(snapshot, at: time.now, time.timeOfDay)
    }

    /// Opens a start gate: one of the named steps before the service is started, for example `migrations`.
    ///
    /// - Throws: `ConfigurationError` for a name that was not given to the initialiser. Opening twice is harmless.
    public func open(gate: String) throws(ConfigurationError) {
        guard gates.contains(gate) else {
            throw ConfigurationError("gate", "must be one of those given to the monitor: \(gates.sorted())")
        }
        if change({ $0.openGate(gate) }) {
            logger.info("start gate opened", metadata: ["gate": "\(gate)"])
        }
    }

    /// Whether the service is draining.
    public var isDraining: Bool {
        snapshot.isDraining
    }

    /// Makes the service not ready, at once and for good; `/live` and `/health` go on as before.
    public func beginDraining() {
        if change({ $0.drain() }) {
            logger.info("draining")
        }
    }

    /// Asks for a run of a check before its time.
    func requestProbe(_ check: Int) {
        let now = time.now
        state.withLock { $0.request(check, at: now) }
        alarms[check].ring()
    }

    /// Runs the checks until the service group shuts down or the task is cancelled.
    ///
    /// - Throws: `ConfigurationError` when it is called a second time.
    public func run() async throws {
        guard !hasRun.exchange(true, ordering: .relaxed) else {
            throw ConfigurationError("HealthMonitor", "runs only once: make another one")
        }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for (index, check) in self.checks.enumerated() {
                    group.addTask { await self.schedule(index) }
                    group.addTask { await check.watch(ProbeTrigger { self.requestProbe(index) }) }
                }
                if let watchdog = self.watchdog {
                    group.addTask {
                        await watchdog.run { stuck in self.change { $0.take(stuck: stuck) } }
                    }
                }
                // Without checks there is nothing to do, and a service that returns early ends its group.
                group.addTask { await Promise<Never>().value }
            }
        }
        // Nobody checks any more, so nobody may be told that all is well.
        _ = change { $0.drain() }
    }

    /// Runs one check whenever it is due.
    private func schedule(_ index: Int) async {
        let probe = ProbeSlot(checks[index], time: time)
        while !Task.isCancelled {
            let due = state.withLock { $0.checks[index].due }
            guard due <= time.now else {
                await alarms[index].wait(until: due, by: time)
                continue
            }
            let now = time.now
            guard let ticket = state.withLock({ $0.start(index, at: now) }) else { return }
            if let result = await probe.run(until: ticket.deadline) {
                finish(index, ticket, result)
            } else {
                state.withLock { $0.abandon(index, ticket) }
            }
        }
    }

    private func finish(_ index: Int, _ ticket: ProbeTicket, _ result: CheckResult) {
        let now = Moment(instant: time.now, timeOfDay: time.timeOfDay)
        var random = SystemRandomNumberGenerator()
        let finding = change { $0.finish(index, ticket, result, at: now, using: &random) }
        gauges[index].record(snapshot.checks[index])
        if let staleness = finding.staleness {
            logger.notice(
                "a check was stale", metadata: ["check": "\(checks[index].configuration.name)", "for": "\(staleness)"])
        }
        if let change = finding.change {
            log(change, as: "check changed")
            if change.to == .unhealthy { lookAtDependencies(of: index) }
        }
        for change in finding.explained { log(change, as: "cause of a change found") }
    }

    /// Has the checks run on which a failed one depends, so that a common cause is known soon.
    private func lookAtDependencies(of index: Int) {
        let present = snapshot.checks
        for parent in dependencies.parents(of: index) where present[parent].status != .unhealthy {
            requestProbe(parent)
        }
    }

    private func log(_ change: StatusChange, as message: Logger.Message) {
        logger.log(
            level: change.to == .unhealthy ? .warning : .notice, message,
            metadata: [
                "check": "\(change.check)", "from": "\(change.from.rawValue)", "to": "\(change.to.rawValue)",
                "code": "\(change.code?.rawValue ?? "none")", "caused_by": "\(change.causedBy ?? "none")",
            ])
    }

    /// Changes the state and publishes it in the same turn, so that snapshots come out in the order of their numbers.
    private func change<Result: Sendable>(_ event: (inout sending MonitorState) -> Result) -> Result {
        state.withLock { state in
            let result = event(&state)
            let snapshot = state.snapshot
            published.withLock { $0 = snapshot }
            number.store(snapshot.generation, ordering: .releasing)
            return result
        }
    }
}
