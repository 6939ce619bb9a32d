import HealthTesting
import TestServers
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `A pool check` {
    private let time = ManualTime()

    private func check(_ usage: (@Sendable () -> PoolUsage?)? = nil) -> PoolCheck {
        PoolCheck(
            "pool", criticality: .degrading, saturation: .seconds(10), dependsOn: ["database"], usage: usage, time: time
        )
    }

    /// Runs the check once in a second, and returns the last result.
    private func pass(_ seconds: Int, _ check: PoolCheck) async throws -> CheckResult {
        var result = CheckResult.healthy
        for _ in 0..<seconds {
            time.advance(by: .seconds(1))
            result = try await check.probe(until: time.now.advanced(by: .seconds(1)))
        }
        return result
    }

    @Test func `is healthy before anybody has reported, and shows nothing`() async throws {
        #expect(try await pass(30, check()) == .healthy)
    }

    @Test func `is degraded after ten seconds without a free connection, and never worse`() async throws {
        let check = check()
        check.report(inUse: 20, limit: 20, waiting: 3)
        #expect(try await pass(10, check).verdict == .healthy)
        let result = try await pass(1, check)
        #expect(
            result
                == .degraded(
                    .limitExceeded,
                    observed: [
                        Observation("in_use", 20), Observation("limit", 20), Observation("waiting", 3),
                    ]))
        check.report(inUse: 19, limit: 20)
        #expect(try await pass(5, check).verdict == .degraded)
        #expect(try await pass(4, check).verdict == .healthy)
    }

    @Test func `takes a queue for saturation though nothing is lent: there is nothing to lend`() async throws {
        let check = check { PoolUsage(inUse: 0, limit: 20, waiting: 50) }
        #expect(try await pass(11, check).verdict == .degraded)
    }

    @Test func `forgets a minute later that there was room`() async throws {
        let check = check()
        check.report(inUse: 19, limit: 20)
        #expect(try await pass(61, check).observed.map(\.name) == ["in_use", "limit", "waiting"])
        #expect(try await pass(1, check) == .healthy)
    }

    @Test func `is degraded as long as nobody says that a jammed pool has room again, and tells how old that is`()
        async throws
    {
        let check = check()
        check.report(inUse: 20, limit: 20, waiting: 3)
        let counts = [Observation("in_use", 20), Observation("limit", 20), Observation("waiting", 3)]
        #expect(try await pass(61, check) == .degraded(.limitExceeded, observed: counts))
        #expect(
            try await pass(600, check)
                == .degraded(.limitExceeded, observed: counts + [Observation("report_age_seconds", 660)]))
        check.report(inUse: 19, limit: 20)
        #expect(try await pass(10, check).verdict == .healthy)
    }

    @Test(arguments: [
        (-5, -1, -1, 0, 0, 0), (Int.max, Int.max, 1, 2_097_151, 2_097_151, 1), (Int.min, 20, 0, 0, 20, 0),
    ])
    func `holds absurd numbers in range`(
        inUse: Int, limit: Int, waiting: Int, heldInUse: Int, heldLimit: Int, heldWaiting: Int
    ) async throws {
        let check = check()
        check.report(inUse: inUse, limit: limit, waiting: waiting)
        let observed = try await pass(1, check).observed.map(\.value)
        #expect(observed == [heldInUse, heldLimit, heldWaiting].map { .integer(Int64($0)) })
    }

    @Test func `never mixes two reports, whoever makes them`() async {
        let report = PoolReport()
        await withDiscardingTaskGroup { group in
            for number in 1...3 {
                group.addTask {
                    for _ in 0..<20_000 {
                        report.write(PoolUsage(inUse: number, limit: number * 1_000, waiting: number * 100_000))
                        guard let usage = report.takeNew() else { continue }
                        #expect(usage.limit == usage.inUse * 1_000 && usage.waiting == usage.inUse * 100_000)
                    }
                }
            }
        }
    }

    @Test func `follows from a database that is down, and leaves a working one alone`() async throws {
        let configurations = [CheckConfiguration(name: "database"), check().configuration]
        var random = SystemRandomNumberGenerator()
        for isDown in [false, true] {
            let now = time.now
            var state = MonitorState(
                identity: ServiceIdentity(), checks: configurations, gates: [], startupDeadline: nil,
                sharedDependencies: .countsFully, now: now, dependencies: try DependencyGraph(configurations))
            let results: [CheckResult] = [isDown ? .unhealthy(.timeout) : .healthy, .degraded(.limitExceeded)]
            for (index, result) in results.enumerated() {
                let started = state.start(index, at: now)
                let ticket = try #require(started)
                let moment = Moment(instant: now, timeOfDay: Timestamp(millisecondsSinceEpoch: 0))
                _ = state.finish(index, ticket, result, at: moment, using: &random)
            }
            let report = HealthReport(state.snapshot, at: now, Timestamp(millisecondsSinceEpoch: 0))
            #expect(report.checks[1].causedBy == (isDown ? "database" : nil))
            #expect(report.status == (isDown ? .unhealthy : .degraded))
        }
    }
}
