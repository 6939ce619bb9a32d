import Deadlines
import HealthTesting
import InMemoryLogging
import Logging
import MetricsTestKit
import Testing

@testable import Health

/// A monitor in a time that stands still, with what it logged.
private struct Bench {
    let time = ManualTime()
    let log = InMemoryLogHandler()
    let metrics = TestMetrics()
    let monitor: HealthMonitor

    init(
        _ checks: [any HealthCheck], gates: [String] = [], startupDeadline: Duration? = nil,
        shared: SharedDependencyPolicy = .countsFully
    ) throws {
        let log = log
        monitor = try HealthMonitor(
            ServiceIdentity(name: "shop"), logger: Logger(label: "test") { _ in log }, checks: checks, gates: gates,
            startupDeadline: startupDeadline, sharedDependencies: shared, metrics: metrics, time: time)
    }

    /// Runs the monitor while `body` does its work.
    func run(_ body: () async throws -> Void) async throws {
        let run = Task { try await monitor.run() }
        try await body()
        run.cancel()
        _ = await run.result
    }

    func wait(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    /// Lets time pass in small steps until the condition holds.
    func pass(_ step: Duration = .milliseconds(100), until condition: () -> Bool) async {
        while !condition() {
            time.advance(by: step)
            for _ in 0..<50 where !condition() { await Task.yield() }
        }
    }

    func status(_ name: String) -> CheckStatus? {
        monitor.report().checks.first { $0.name == name }?.status
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A health monitor` {
    @Test func `is not ready before the first results, and started after them`() async throws {
        let bench = try Bench([ScriptedCheck("database")])
        #expect(bench.monitor.report().readiness == .notReady(.starting))
        #expect(bench.monitor.report().status == .unhealthy)
        #expect(bench.monitor.report().startup == .starting(waiting: ["database"]))
        try await bench.run {
            await bench.wait { bench.status("database") == .healthy }
            #expect(bench.monitor.report().readiness == .ready(isDegraded: false))
            #expect(bench.monitor.report().startup == .started)
        }
    }

    @Test func `without checks it is ready at once`() throws {
        let bench = try Bench([])
        #expect(bench.monitor.report().readiness == .ready(isDegraded: false))
        #expect(bench.monitor.report().startup == .started)
    }

    @Test func `a closed gate holds the start back`() throws {
        let bench = try Bench([], gates: ["migrations", "cache-warm"])
        #expect(bench.monitor.report().readiness == .notReady(.starting))
        try bench.monitor.open(gate: "migrations")
        try bench.monitor.open(gate: "migrations")
        #expect(bench.monitor.report().startup == .starting(waiting: ["cache-warm"]))
        try bench.monitor.open(gate: "cache-warm")
        #expect(bench.monitor.report().readiness == .ready(isDegraded: false))
        #expect(throws: ConfigurationError.self) { try bench.monitor.open(gate: "migration") }
    }

    @Test func `a start that takes too long is called failed until it succeeds`() throws {
        let bench = try Bench([], gates: ["migrations"], startupDeadline: .seconds(60))
        bench.time.advance(by: .seconds(60))
        #expect(bench.monitor.report().startup == .failed(waiting: ["migrations"]))
        try bench.monitor.open(gate: "migrations")
        #expect(bench.monitor.report().startup == .started)
    }

    @Test func `a result that is too old is stale when it is read, without anybody's help`() async throws {
        let bench = try Bench([ScriptedCheck("database")])
        try await bench.run { await bench.wait { bench.status("database") == .healthy } }
        let bound = CheckConfiguration(name: "database").staleBound
        bench.time.advance(by: bound - .milliseconds(1))
        #expect(bench.status("database") == .healthy)
        bench.time.advance(by: .milliseconds(1))
        #expect(bench.status("database") == .stale)
        #expect(bench.monitor.report().status == .unhealthy)
    }

    @Test func `the first result after a check was stale is logged with how long it was, and no other is`() async throws
    {
        let check = ScriptedCheck("database")
        let bench = try Bench([check])
        let bound = check.configuration.staleBound
        var lines: [InMemoryLogHandler.Entry] { bench.log.entries.filter { $0.message == "a check was stale" } }
        try await bench.run {
            await bench.wait { bench.status("database") == .healthy && bench.time.sleepers > 0 }
            // Nobody runs it, as in a process that was stopped.
            bench.time.advance(by: bound + .milliseconds(250))
            await bench.wait { !lines.isEmpty && bench.time.sleepers > 0 }
            let runs = check.runs
            await bench.pass { check.runs == runs + 2 }
        }
        #expect(lines.map(\.level) == [.notice])
        #expect(lines.first?.metadata == ["check": "database", "for": "\(Duration.milliseconds(250))"])
    }

    @Test func `a check that hangs and ignores cancellation times out and delays nobody`() async throws {
        let gate = Promise<Void>()
        let hanging = CustomCheck(CheckConfiguration(name: "hanging")) { _ in
            // Awaited by a task of its own, so cancellation does not reach it.
            await Task { await gate.value }.value
            return .healthy
        }
        let other = ScriptedCheck("other")
        let bench = try Bench([hanging, other])
        try await bench.run {
            await bench.wait { bench.status("other") == .healthy }
            await bench.pass { bench.status("hanging") == .unhealthy }
            #expect(bench.monitor.report().checks[0].code == .timeout)
            // While the one hung for its whole second and was tried again, the other one kept its rounds.
            let runs = other.runs
            await bench.pass { other.runs == runs + 2 }
            #expect(bench.status("other") == .healthy)
        }
        gate.fulfill(())
    }

    @Test func `a result after the deadline is discarded`() async throws {
        let gate = Promise<Void>()
        let late = CustomCheck(CheckConfiguration(name: "late")) { _ in
            await Task { await gate.value }.value
            return .healthy
        }
        let bench = try Bench([late])
        try await bench.run {
            await bench.wait { bench.time.sleepers > 0 }
            await bench.pass { bench.status("late") == .unhealthy }
            gate.fulfill(())
            for _ in 0..<100 { await Task.yield() }
            #expect(bench.status("late") == .unhealthy)
        }
    }

    @Test func `an error that a check throws becomes its code`() async throws {
        struct Odd: Error {}
        let bench = try Bench([
            CustomCheck("coded") { throw CheckFailure(.readOnly) }, CustomCheck("odd") { throw Odd() },
        ])
        try await bench.run {
            await bench.wait { bench.status("coded") == .unhealthy && bench.status("odd") == .unhealthy }
            #expect(bench.monitor.report().checks.map(\.code) == [.readOnly, .error])
        }
    }

    @Test func `a trigger makes a check run before its turn`() async throws {
        let check = ScriptedCheck("database")
        let bench = try Bench([check])
        try await bench.run {
            await bench.wait { bench.status("database") == .healthy && bench.time.sleepers > 0 }
            check.result = .unhealthy(.closed)
            check.triggerProbe()
            await bench.pass { bench.status("database") == .unhealthy }
            #expect(bench.monitor.report().uptime < .seconds(5))
        }
    }

    @Test func `a failure of real traffic makes a check run, and decides nothing itself`() async throws {
        let check = ScriptedCheck("database")
        let bench = try Bench([check])
        try await bench.run {
            await bench.wait { bench.status("database") == .healthy && bench.time.sleepers > 0 }
            bench.monitor.report(.failure(.timeout), for: "database")
            bench.monitor.report(.failure(.timeout), for: "nobody")
            await bench.pass { check.runs == 2 }
            #expect(bench.status("database") == .healthy)
            #expect(bench.monitor.report().uptime < .seconds(5))
        }
    }

    @Test func `a passive check is decided by real traffic`() async throws {
        let bench = try Bench([PassiveCheck("payments")])
        try await bench.run {
            await bench.wait { bench.status("payments") == .healthy && bench.time.sleepers > 0 }
            bench.monitor.report(.failure(.timeout), for: "payments")
            await bench.pass { bench.status("payments") == .unhealthy }
            bench.monitor.report(.success, for: "payments")
            await bench.pass { bench.status("payments") == .healthy }
        }
    }

    @Test func `a change is logged once and kept in the history, a repeated failure is not`() async throws {
        let check = ScriptedCheck("redis", .unhealthy(.refused))
        let bench = try Bench([check])
        try await bench.run {
            await bench.pass { check.runs >= 4 }
            check.result = .healthy
            await bench.pass { bench.status("redis") == .healthy }
        }
        let lines = bench.log.entries.filter { $0.message == "check changed" }
        #expect(lines.map(\.metadata["code"]) == ["refused", "none"])
        #expect(lines.map(\.level) == [.warning, .notice])
        let history = bench.monitor.report().history
        #expect(history.map(\.to) == [.healthy, .unhealthy])
        #expect(history.map(\.code) == [nil, .refused])
    }

    @Test func `metrics carry the check's name`() async throws {
        let bench = try Bench([ScriptedCheck("redis", .unhealthy(.refused))])
        try await bench.run { await bench.wait { bench.status("redis") == .unhealthy } }
        let gauge = try bench.metrics.expectGauge("health_check_status", [("check", "redis")])
        #expect(gauge.lastValue == 0)
    }

    @Test func `every change has a number of its own`() async throws {
        let bench = try Bench([ScriptedCheck("a"), ScriptedCheck("b")])
        let first = bench.monitor.generation
        try await bench.run { await bench.wait { bench.status("a") == .healthy && bench.status("b") == .healthy } }
        #expect(bench.monitor.generation >= first + 2)
        #expect(bench.monitor.report().generation == bench.monitor.generation)
    }

    @Test func `runs once`() async throws {
        let bench = try Bench([])
        try await bench.run {}
        await #expect(throws: ConfigurationError.self) { try await bench.monitor.run() }
    }
}
