import HealthTesting
import InMemoryLogging
import Logging
import Metrics
import Testing

@testable import Health

/// A monitor's state whose checks are run by hand, at given seconds.
private struct Bench {
    private(set) var state: MonitorState
    private let start = ContinuousClock.now
    private let names: [String]
    private var random = SystemRandomNumberGenerator()

    /// Checks with what they depend on; each runs every 5 s and is stale after 16 s.
    init(_ checks: [(name: String, dependsOn: [String])], failureThreshold: Int = 1) throws {
        let configurations = checks.map {
            CheckConfiguration(name: $0.name, failureThreshold: failureThreshold, dependsOn: $0.dependsOn)
        }
        names = checks.map(\.name)
        state = MonitorState(
            identity: ServiceIdentity(), checks: configurations, gates: [], startupDeadline: nil,
            sharedDependencies: .countsFully, now: start, dependencies: try DependencyGraph(configurations))
    }

    @discardableResult
    mutating func run(_ name: String, _ result: CheckResult, at seconds: Double) -> Finding {
        guard let index = names.firstIndex(of: name),
            let ticket = state.start(index, at: start.advanced(by: .seconds(seconds)))
        else { return Finding() }
        let finished = seconds + 0.01
        let moment = Moment(
            instant: start.advanced(by: .seconds(finished)),
            timeOfDay: Timestamp(millisecondsSinceEpoch: Int64(finished * 1_000)))
        return state.finish(index, ticket, result, at: moment, using: &random)
    }

    func report(at seconds: Double, selecting selection: CheckSelection = .all) -> HealthReport {
        HealthReport(
            state.snapshot, at: start.advanced(by: .seconds(seconds)), Timestamp(millisecondsSinceEpoch: 0),
            selecting: selection)
    }

    func causes(at seconds: Double) -> [String?] { report(at: seconds).checks.map(\.causedBy) }
}

@Suite(.timeLimit(.minutes(1))) struct `The cause of a failure` {
    private static let pair: [(name: String, dependsOn: [String])] = [("network", []), ("database", ["network"])]
    private let down = CheckResult.unhealthy(.timeout)

    /// Both checks work at 0 s.
    private func pair(failureThreshold: Int = 1) throws -> Bench {
        var bench = try Bench(Self.pair, failureThreshold: failureThreshold)
        bench.run("network", .healthy, at: 0)
        bench.run("database", .healthy, at: 0)
        return bench
    }

    @Test func `is the check that it depends on, when that one is down`() throws {
        var bench = try pair()
        bench.run("network", .unhealthy(.unreachable), at: 5)
        let finding = bench.run("database", down, at: 6)
        #expect(finding.change?.causedBy == "network")
        #expect(bench.causes(at: 7) == [nil, "network"])
        #expect(bench.report(at: 7).rootCauses == ["network"])
        #expect(bench.report(at: 7).history.map(\.causedBy) == ["network", nil, nil, nil])
    }

    @Test func `is corrected, in the history too, when the check that it depends on is found down later`() throws {
        var bench = try pair()
        #expect(bench.run("database", down, at: 4).change?.causedBy == nil)
        #expect(bench.report(at: 5).rootCauses == ["database"])
        let finding = bench.run("network", down, at: 6)
        #expect(finding.change?.check == "network" && finding.change?.causedBy == nil)
        #expect(finding.explained.map(\.check) == ["database"])
        #expect(finding.explained.map(\.causedBy) == ["network"])
        #expect(bench.causes(at: 7) == [nil, "network"])
        #expect(bench.report(at: 7).history.map(\.causedBy) == [nil, "network", nil, nil])
    }

    @Test func `counts from the first failed run, thresholds or not`() throws {
        var bench = try pair(failureThreshold: 2)
        bench.run("database", down, at: 1)
        bench.run("network", .healthy, at: 12)
        bench.run("network", down, at: 13)
        bench.run("network", down, at: 14)
        // Seen working at 12 s, more than a round after the database had failed first.
        bench.run("database", down, at: 15)
        #expect(bench.causes(at: 16) == [nil, nil])
    }

    @Test func `is the check's own when it failed before the other by more than a round, until it works again`() throws
    {
        var bench = try pair()
        bench.run("database", down, at: 1)
        bench.run("network", .healthy, at: 7)
        bench.run("network", down, at: 12)
        bench.run("database", down, at: 13)
        #expect(bench.causes(at: 14) == [nil, nil])
        #expect(bench.report(at: 14).rootCauses == ["database", "network"])
        bench.run("database", .healthy, at: 15)
        bench.run("network", down, at: 16)
        bench.run("database", down, at: 17)
        #expect(bench.causes(at: 18) == [nil, "network"])
    }

    @Test(arguments: [
        CheckCode.auth, .migrationMissing, .databaseMissing, .noPermission, .tls, .protocol, .notPrimary,
        .readOnly, .readOnlyReplica, .cancelled,
    ])
    func `is the check's own with a code that no outage elsewhere explains`(code: CheckCode) throws {
        var bench = try pair()
        bench.run("network", down, at: 5)
        bench.run("database", .unhealthy(code), at: 6)
        #expect(bench.causes(at: 7) == [nil, nil])
        // It has failed by itself, so what follows does not hide that.
        bench.run("database", down, at: 7)
        #expect(bench.causes(at: 8) == [nil, nil])
    }

    @Test func `of a check that works is none, nor of one that is stale`() throws {
        var bench = try pair()
        bench.run("network", down, at: 5)
        bench.run("database", .healthy, at: 6)
        #expect(bench.causes(at: 7) == [nil, nil])
        bench.run("database", down, at: 8)
        bench.run("network", down, at: 20)
        #expect(bench.report(at: 25).checks[1].status == .stale)
        #expect(bench.causes(at: 25) == [nil, nil])
    }

    @Test func `is not a check that is stale or has no result`() throws {
        var bench = try Bench(Self.pair)
        bench.run("database", down, at: 1)
        #expect(bench.causes(at: 2) == [nil, nil])
        bench.run("network", down, at: 2)
        #expect(bench.causes(at: 3) == [nil, "network"])
        bench.run("database", down, at: 10)
        #expect(bench.causes(at: 17.9) == [nil, "network"])
        #expect(bench.causes(at: 18.1) == [nil, nil])
        bench.run("database", down, at: 19)
        #expect(bench.causes(at: 19.5) == [nil, nil])
    }

    @Test func `is not a check that is degraded`() throws {
        var bench = try pair()
        bench.run("network", .degraded(.lagging), at: 5)
        bench.run("database", down, at: 6)
        #expect(bench.causes(at: 7) == [nil, nil])
    }

    @Test func `stays while the other has only just recovered, and is the check's own when the failure goes on`() throws
    {
        var bench = try pair()
        bench.run("network", down, at: 5)
        bench.run("database", down, at: 6)
        bench.run("network", .healthy, at: 10)
        bench.run("database", down, at: 14)
        #expect(bench.causes(at: 14.5) == [nil, "network"])
        #expect(bench.report(at: 14.5).rootCauses == [])
        bench.run("database", down, at: 16)
        #expect(bench.causes(at: 17) == [nil, nil])
        #expect(bench.report(at: 17).rootCauses == ["database"])
        // The change came from the network all the same.
        #expect(bench.report(at: 17).history.first { $0.check == "database" }?.causedBy == "network")
    }

    @Test func `stays while the other comes and goes`() throws {
        var bench = try pair()
        for second in stride(from: 5.0, to: 60, by: 4) {
            bench.run("network", down, at: second)
            bench.run("database", down, at: second + 1)
            bench.run("network", .healthy, at: second + 2)
            bench.run("database", down, at: second + 3)
            #expect(bench.causes(at: second + 3.5) == [nil, "network"])
        }
    }

    @Test func `is the root of a chain, and a link that works breaks it`() throws {
        let chain: [(name: String, dependsOn: [String])] = [
            ("pool", ["database"]), ("database", ["network"]), ("network", []),
        ]
        var bench = try Bench(chain)
        for (name, _) in chain { bench.run(name, .healthy, at: 0) }
        bench.run("network", down, at: 5)
        bench.run("pool", .degraded(.limitExceeded), at: 6)
        #expect(bench.causes(at: 6.5) == [nil, nil, nil])
        let finding = bench.run("database", down, at: 7)
        #expect(finding.explained.map(\.check) == ["pool"])
        #expect(bench.causes(at: 8) == ["network", "network", nil])
        // Both have recovered; nobody has looked at the pool since.
        bench.run("network", .healthy, at: 9)
        bench.run("database", .healthy, at: 9)
        #expect(bench.causes(at: 10) == ["network", nil, nil])
    }

    @Test func `of two that are down is the one that was down first`() throws {
        let checks: [(name: String, dependsOn: [String])] = [("a", []), ("b", []), ("child", ["a", "b"])]
        var bench = try Bench(checks)
        for (name, _) in checks { bench.run(name, .healthy, at: 0) }
        bench.run("b", down, at: 5)
        bench.run("a", down, at: 6)
        bench.run("child", down, at: 7)
        #expect(bench.causes(at: 8) == [nil, nil, "b"])
        bench.run("b", .healthy, at: 9)
        #expect(bench.causes(at: 10) == [nil, nil, "a"])
        #expect(bench.report(at: 10).rootCauses == ["a"])
    }

    @Test func `is never guessed without an edge`() throws {
        var bench = try Bench([("network", []), ("database", ["network"]), ("redis", [])])
        for name in ["network", "redis"] { bench.run(name, .unhealthy(.dns), at: 1) }
        bench.run("database", .healthy, at: 1)
        #expect(bench.causes(at: 2) == [nil, nil, nil])
        #expect(bench.report(at: 2).rootCauses == ["network", "redis"])
    }

    @Test func `a worse failure is judged for itself`() throws {
        var bench = try pair()
        bench.run("database", .degraded(.lagging), at: 1)
        bench.run("network", .healthy, at: 7)
        bench.run("network", down, at: 12)
        bench.run("database", down, at: 13)
        #expect(bench.causes(at: 14) == [nil, "network"])
    }

    @Test func `changes nothing about readiness, and is named nowhere when it is left out`() throws {
        var bench = try pair()
        bench.run("network", down, at: 5)
        bench.run("database", down, at: 6)
        #expect(bench.report(at: 7).readiness == .notReady(.dependency))
        let report = bench.report(at: 7, selecting: CheckSelection(excluded: ["network"]))
        #expect(report.readiness == .notReady(.dependency))
        #expect(report.checks.map(\.causedBy) == [nil])
        #expect(report.rootCauses == ["database"])
        #expect(report.history.map(\.check) == ["database", "database"])
        #expect(report.history.map(\.causedBy) == [nil, nil])
    }

    @Test func `is named by a report on fewer checks too, which then has no root of its own`() throws {
        var bench = try pair()
        bench.run("network", down, at: 5)
        bench.run("database", down, at: 6)
        let report = bench.report(at: 7, selecting: CheckSelection(scope: .check("database")))
        #expect(report.checks.map(\.causedBy) == ["network"])
        #expect(report.rootCauses == [])
        #expect(report.history.map(\.causedBy) == ["network", nil])
    }

    @Test(
        arguments: [
            ([], ["network", "network", nil], ["network"]), (["network"], ["database", nil], ["database"]),
            (["database"], [nil, nil], ["network", "pool"]), (["pool"], ["network", nil], ["network"]),
        ] as [(Set<String>, [String?], [String])])
    func `is the last one of a chain that is not left out`(
        excluded: Set<String>, causes: [String?], roots: [String]
    ) throws {
        let chain: [(name: String, dependsOn: [String])] = [
            ("pool", ["database"]), ("database", ["network"]), ("network", []),
        ]
        var bench = try Bench(chain)
        for (name, _) in chain { bench.run(name, .healthy, at: 0) }
        for (seconds, name) in [(5.0, "network"), (6, "database"), (7, "pool")] { bench.run(name, down, at: seconds) }
        let report = bench.report(at: 8, selecting: CheckSelection(excluded: excluded))
        #expect(report.checks.map(\.causedBy) == causes)
        #expect(report.rootCauses == roots)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A monitor whose checks depend on each other` {
    @Test func `looks at the cause as soon as something that follows from it fails, and names it in the log`()
        async throws
    {
        let network = ScriptedCheck(CheckConfiguration(name: "network", interval: .seconds(3_600)))
        let database = ScriptedCheck(CheckConfiguration(name: "database", dependsOn: ["network"]))
        let (time, log) = (ManualTime(), InMemoryLogHandler())
        let monitor = try HealthMonitor(
            ServiceIdentity(), logger: Logger(label: "test") { _ in log }, checks: [network, database], gates: [],
            startupDeadline: nil, sharedDependencies: .countsFully, metrics: NOOPMetricsHandler.instance, time: time)
        let run = Task { try await monitor.run() }
        while monitor.report().checks.contains(where: { $0.status != .healthy }) { await Task.yield() }
        network.result = .unhealthy(.unreachable)
        database.result = .unhealthy(.timeout)
        while monitor.report().checks[1].causedBy != "network" {
            time.advance(by: .milliseconds(100))
            for _ in 0..<50 { await Task.yield() }
        }
        // Of its own accord the network would have been looked at an hour later.
        #expect(monitor.report().uptime < .seconds(3_000))
        run.cancel()
        _ = await run.result
        let causes = log.entries.filter { $0.metadata["check"] == "database" }.compactMap { $0.metadata["caused_by"] }
        #expect(causes == ["none", "none", "network"])
    }
}
