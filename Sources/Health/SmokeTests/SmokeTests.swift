import Deadlines
import Synchronization

/// Runs the smoke tests, never twice at a time: whoever asks during a run gets that run's results.
final class SmokeTests: Sendable {
    private let suites: [any SmokeTestSuite]
    private let timeout: Duration
    private let time: any TimeSource
    private let running = Mutex<Task<[SmokeTestResult], Never>?>(nil)
    /// Suites that have not returned, whether anybody still waits for them or not.
    private let unfinished = Mutex<Set<Int>>([])

    init(_ suites: [any SmokeTestSuite], timeout: Duration, time: any TimeSource) {
        self.suites = suites
        self.timeout = timeout
        self.time = time
    }

    /// The results of the run in progress, or of a new one.
    ///
    /// The run is a task of its own, because a client that goes away must not fail the tests for the others.
    func results() async -> [SmokeTestResult] {
        let run = running.withLock { running in
            if let running { return running }
            let run = Task {
                let results = await self.runAll()
                self.running.withLock { $0 = nil }
                return results
            }
            running = run
            return run
        }
        return await run.value
    }

    private func runAll() async -> [SmokeTestResult] {
        let deadline = time.now.advanced(by: timeout)
        var results: [SmokeTestResult] = []
        for index in suites.indices { results += await run(index, until: deadline) }
        return results
    }

    /// The results of one suite; one failure in place of them when the suite ignores its deadline.
    private func run(
        _ index: Int, until deadline: ContinuousClock.Instant
    ) async -> [SmokeTestResult] {
        let overdue = [SmokeTestResult(name: "smoke_tests", failure: .timeout)]
        // A suite that still hangs from an earlier request must not be started beside itself.
        guard unfinished.withLock({ $0.insert(index).inserted }) else { return overdue }
        let time = time
        // A suite that reports its own timeouts does so just after the deadline, and knows more.
        let grace = deadline.advanced(by: .milliseconds(250))
        let results = await inOwnTask(until: { try await time.sleep(until: grace) }) {
            defer { self.unfinished.withLock { _ = $0.remove(index) } }
            return await self.suites[index].run(until: deadline)
        }
        return results ?? overdue
    }
}
