import Deadlines
import Synchronization

/// Runs the probe of one check, never twice at a time, and ends at the deadline whatever the probe does.
///
/// A structured child would have to be awaited, and one that ignores cancellation would then hold up the schedule and
/// the shutdown of the service. So the probe runs in a task of its own.
final class ProbeSlot: Sendable {
    private let check: any HealthCheck
    private let time: any TimeSource
    private let state = Mutex(State())

    private struct State {
        var isRunning = false
        var next: Promise<Void>?
    }

    init(_ check: any HealthCheck, time: any TimeSource) {
        self.check = check
        self.time = time
    }

    /// Runs the probe once; `timeout` at the deadline, nil when the task was cancelled first.
    ///
    /// While an earlier run has not ended, the time until the deadline is spent waiting for it.
    func run(until deadline: ContinuousClock.Instant) async -> CheckResult? {
        guard await takeTurn(until: deadline) else { return Task.isCancelled ? nil : .unhealthy(.timeout) }
        let time = time
        let result = await inOwnTask(until: { try await time.sleep(until: deadline) }) {
            defer { self.giveTurnBack() }
            do { return try await self.check.probe(until: deadline) } catch { return CheckResult(error) }
        }
        return result ?? (Task.isCancelled ? nil : .unhealthy(.timeout))
    }

    private func takeTurn(until deadline: ContinuousClock.Instant) async -> Bool {
        let turn = Promise<Void>()
        let isFree = state.withLock { state in
            guard state.isRunning else {
                state.isRunning = true
                return true
            }
            state.next = turn
            return false
        }
        if isFree { return true }
        let time = time
        guard await turn.value(before: { try await time.sleep(until: deadline) }) != nil else { return false }
        state.withLock { $0.isRunning = true }
        return true
    }

    private func giveTurnBack() {
        let next = state.withLock { state in
            state.isRunning = false
            defer { state.next = nil }
            return state.next
        }
        next?.fulfill(())
    }
}
