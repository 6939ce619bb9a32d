import Testing

@testable import Health

/// A snapshot with checks in given states, made without a monitor.
private func snapshot(
    _ checks: [(Criticality, CheckStatus)], gates: [String] = [], draining: Bool = false,
    shared: SharedDependencyPolicy = .countsFully, now: ContinuousClock.Instant
) -> HealthSnapshot {
    var random = SystemRandomNumberGenerator()
    let configurations = checks.enumerated().map { index, check in
        CheckConfiguration(name: "check\(index)", criticality: check.0, isShared: shared.staysReady)
    }
    var state = MonitorState(
        identity: ServiceIdentity(), checks: configurations, gates: gates, startupDeadline: nil,
        sharedDependencies: shared, now: now)
    for (index, check) in checks.enumerated() where check.1 != .unknown {
        let isStale = check.1 == .stale
        let at = isStale ? now.advanced(by: .seconds(-100)) : now
        let result: CheckResult =
            switch check.1 {
            case .unhealthy: .unhealthy(.refused)
            case .degraded: .degraded(.lagging)
            case .healthy, .stale, .unknown: .healthy
            }
        guard let ticket = state.start(index, at: at) else { continue }
        let moment = Moment(instant: at, timeOfDay: Timestamp(millisecondsSinceEpoch: 0))
        _ = state.finish(index, ticket, result, at: moment, using: &random)
    }
    if draining { _ = state.drain() }
    return state.snapshot
}

@Suite(.timeLimit(.minutes(1))) struct `What a report concludes` {
    private let now = ContinuousClock.now

    private func judge(_ snapshot: HealthSnapshot, after time: Duration = .zero) -> HealthReport {
        HealthReport(snapshot, at: now.advanced(by: time), Timestamp(millisecondsSinceEpoch: 0))
    }

    @Test(
        arguments: [
            ([], .healthy, .ready(isDegraded: false)),
            ([(.critical, .healthy)], .healthy, .ready(isDegraded: false)),
            ([(.critical, .degraded)], .degraded, .ready(isDegraded: true)),
            ([(.critical, .unhealthy)], .unhealthy, .notReady(.dependency)),
            ([(.critical, .stale)], .unhealthy, .notReady(.stale)),
            ([(.critical, .unknown)], .unhealthy, .notReady(.starting)),
            ([(.degrading, .healthy)], .healthy, .ready(isDegraded: false)),
            ([(.degrading, .degraded)], .degraded, .ready(isDegraded: true)),
            ([(.degrading, .unhealthy)], .degraded, .ready(isDegraded: true)),
            ([(.degrading, .stale)], .degraded, .ready(isDegraded: true)),
            ([(.degrading, .unknown)], .degraded, .ready(isDegraded: true)),
            ([(.informational, .unhealthy)], .healthy, .ready(isDegraded: false)),
            ([(.informational, .stale)], .healthy, .ready(isDegraded: false)),
            ([(.informational, .unknown)], .healthy, .ready(isDegraded: false)),
            ([(.critical, .stale), (.critical, .unhealthy)], .unhealthy, .notReady(.stale)),
            ([(.critical, .unknown), (.critical, .stale)], .unhealthy, .notReady(.starting)),
            ([(.critical, .healthy), (.degrading, .unhealthy)], .degraded, .ready(isDegraded: true)),
        ] as [([(Criticality, CheckStatus)], OverallStatus, Readiness)])
    func `of criticality and status`(
        checks: [(Criticality, CheckStatus)], status: OverallStatus, readiness: Readiness
    ) {
        let report = judge(snapshot(checks, now: now))
        #expect(report.status == status)
        #expect(report.readiness == readiness)
    }

    @Test func `draining comes before every other reason, and leaves the whole as it is`() {
        let report = judge(snapshot([(.critical, .healthy)], gates: ["migrations"], draining: true, now: now))
        #expect(report.readiness == .notReady(.draining))
        #expect(report.status == .healthy)
    }

    @Test func `a closed gate comes before a failed dependency`() {
        let report = judge(snapshot([(.critical, .unhealthy)], gates: ["migrations"], now: now))
        #expect(report.readiness == .notReady(.starting))
    }

    @Test func `while only shared dependencies fail the service is degraded and stays ready`() {
        let report = judge(snapshot([(.critical, .unhealthy)], shared: .staysReady(), now: now))
        #expect(report.status == .degraded)
        #expect(report.readiness == .ready(isDegraded: true))
    }

    @Test func `a shared dependency that is down for too long counts fully`() {
        let shared = snapshot([(.critical, .unhealthy)], shared: .staysReady(upTo: .seconds(10)), now: now)
        #expect(judge(shared, after: .seconds(9)).readiness.isReady)
        #expect(judge(shared, after: .seconds(10)).readiness == .notReady(.dependency))
    }

    @Test func `a shared dependency that is stale is no outage of the dependency and counts fully`() {
        let report = judge(snapshot([(.critical, .stale)], shared: .staysReady(), now: now))
        #expect(report.readiness == .notReady(.stale))
    }

    @Test func `a judgement serves until it is too old or a check turns stale`() {
        let judged = snapshot([(.critical, .healthy)], now: now)
        let bound = CheckConfiguration(name: "check").staleBound
        #expect(judge(judged).validUntil == now.advanced(by: .milliseconds(100)))
        let late = judge(judged, after: bound - .milliseconds(30))
        #expect(late.validUntil == now.advanced(by: bound))
    }

    @Test func `an excluded check is as if it were not registered`() {
        let judged = snapshot([(.critical, .unhealthy), (.critical, .healthy)], now: now)
        let report = HealthReport(
            judged, at: now, Timestamp(millisecondsSinceEpoch: 0), selecting: CheckSelection(excluded: ["check0", "x"]))
        #expect(report.readiness.isReady)
        #expect(report.checks.map(\.name) == ["check1"])
        #expect(report.excluded == ["check0"])
    }
}
