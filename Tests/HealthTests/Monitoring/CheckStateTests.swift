import Testing

@testable import Health

/// The state machine driven by hand: no clock, no randomness.
private struct Driver {
    var state: CheckState
    var now = ContinuousClock.now
    private var random = SystemRandomNumberGenerator()

    init(_ configure: (inout CheckConfiguration) -> Void = { _ in }) {
        var configuration = CheckConfiguration(name: "check", jitter: 0)
        configure(&configuration)
        state = CheckState(configuration, now: now)
    }

    /// Runs once and returns the new status.
    @discardableResult
    mutating func run(_ result: CheckResult, taking time: Duration = .milliseconds(1)) -> CheckStatus {
        if let ticket = state.start(at: now) {
            now = now.advanced(by: time)
            _ = finish(ticket, result)
        }
        return state.status
    }

    mutating func finish(_ ticket: ProbeTicket, _ result: CheckResult) -> StatusChange? {
        state.finish(
            ticket, result, at: Moment(instant: now, timeOfDay: Timestamp(millisecondsSinceEpoch: 0)), using: &random)
    }

    /// The waiting time until the next run.
    var delay: Duration { now.duration(to: state.due) }
}

@Suite(.timeLimit(.minutes(1))) struct `The state of a check` {
    private let bad = CheckResult.unhealthy(.refused)

    @Test func `the first result decides at once, good or bad`() {
        var good = Driver { $0.successThreshold = 3 }
        #expect(good.state.status == .unknown)
        #expect(good.run(.healthy) == .healthy)
        var failed = Driver { $0.failureThreshold = 3 }
        #expect(failed.run(bad) == .unhealthy)
    }

    @Test func `a status flips only after as many opposite results in a row as the threshold says`() {
        var driver = Driver {
            $0.failureThreshold = 3
            $0.successThreshold = 2
        }
        driver.run(.healthy)
        #expect([bad, bad].map { driver.run($0) } == [.healthy, .healthy])
        // A good result starts the count again.
        #expect(driver.run(.healthy) == .healthy)
        #expect([bad, bad, bad].map { driver.run($0) } == [.healthy, .healthy, .unhealthy])
        #expect(driver.run(.healthy) == .unhealthy)
        #expect(driver.run(bad) == .unhealthy)
        #expect([CheckResult.healthy, .healthy].map { driver.run($0) } == [.unhealthy, .healthy])
    }

    @Test func `a degraded result counts as good and shows at once`() {
        var driver = Driver { $0.failureThreshold = 2 }
        driver.run(.healthy)
        driver.run(bad)
        #expect(driver.run(.degraded(.lagging)) == .degraded)
        #expect(driver.state.consecutiveFailures == 0)
        #expect(driver.state.code == .lagging)
        #expect(driver.run(.healthy) == .healthy)
        #expect(driver.state.code == nil)
    }

    @Test func `a failure below the threshold shows no code`() {
        var driver = Driver { $0.failureThreshold = 2 }
        driver.run(.healthy)
        driver.run(bad)
        #expect(driver.state.code == nil)
        #expect(driver.state.consecutiveFailures == 1)
    }

    @Test func `another cause of the same failure is shown and is no change`() {
        var driver = Driver()
        driver.run(.unhealthy(.closed))
        let since = driver.state.since
        driver.run(bad)
        #expect(driver.state.code == .refused)
        #expect(driver.state.since == since)
        #expect(driver.state.transitions == 1)
    }

    @Test func `there is one run at a time, and a result for another ticket is discarded`() throws {
        var driver = Driver()
        let started = driver.state.start(at: driver.now)
        let ticket = try #require(started)
        #expect(driver.state.start(at: driver.now) == nil)
        #expect(driver.finish(ticket, bad) != nil)
        #expect(driver.finish(ticket, .healthy) == nil)
        #expect(driver.state.status == .unhealthy)
    }

    @Test func `a healthy check waits its interval, a changing one a tenth of it`() {
        var driver = Driver { $0.failureThreshold = 2 }
        driver.run(.healthy)
        #expect(driver.delay == .seconds(5))
        driver.run(bad)
        #expect(driver.delay == .milliseconds(500))
    }

    @Test func `a check that is down is tried soon, then less and less often, never less than its interval`() {
        var driver = Driver()
        let delays = (0..<6).map { _ in
            driver.run(bad)
            return driver.delay
        }
        #expect(delays == [500, 1_000, 2_000, 4_000, 5_000, 5_000].map { .milliseconds($0) })
        driver.run(.healthy)
        driver.run(bad)
        #expect(driver.delay == .milliseconds(500))
    }

    @Test func `wrong credentials are never hurried`() {
        var driver = Driver()
        driver.run(.unhealthy(.auth))
        #expect(driver.delay == .seconds(5))
    }

    @Test func `a request brings the next run forward, but not closer than the fast interval`() {
        var driver = Driver()
        driver.run(.healthy)
        driver.state.request(at: driver.now)
        #expect(driver.delay == .milliseconds(499))
        driver.now = driver.now.advanced(by: .seconds(2))
        driver.state.request(at: driver.now)
        #expect(driver.delay <= .zero)
    }

    @Test func `a request during a run leads to one more run after it`() throws {
        var driver = Driver()
        driver.run(.healthy)
        driver.now = driver.state.due
        let started = driver.state.start(at: driver.now)
        let ticket = try #require(started)
        driver.state.request(at: driver.now)
        driver.now = driver.now.advanced(by: .milliseconds(700))
        _ = driver.finish(ticket, .healthy)
        #expect(driver.delay == .zero)
        driver.run(.healthy)
        #expect(driver.delay == .seconds(5))
    }
}
