package import Health
import Synchronization

/// A time that passes when a test says so.
package final class ManualTime: TimeSource {
    private let state: Mutex<State>

    private struct State {
        var now = ContinuousClock.now
        var timeOfDay: Timestamp
        var sleepers: [Int: Sleeper] = [:]
        var tickets = 0
    }

    private struct Sleeper {
        var until: ContinuousClock.Instant
        var continuation: CheckedContinuation<Void, Never>
    }

    /// A time that stands still at a time of day.
    package init(timeOfDay: Timestamp = Timestamp(millisecondsSinceEpoch: 1_769_509_800_000)) {
        state = Mutex(State(timeOfDay: timeOfDay))
    }

    package var now: ContinuousClock.Instant {
        state.withLock { $0.now }
    }

    package var timeOfDay: Timestamp {
        state.withLock { $0.timeOfDay }
    }

    /// How many tasks sleep.
    package var sleepers: Int {
        state.withLock { $0.sleepers.count }
    }

    /// Lets time pass and wakes those whose moment has come.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let passed = Int64(duration / .milliseconds(1))
            state.timeOfDay = Timestamp(millisecondsSinceEpoch: state.timeOfDay.millisecondsSinceEpoch + passed)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for ticket in due.keys { state.sleepers[ticket] = nil }
            return due.values.map(\.continuation)
        }
        for sleeper in woken { sleeper.resume() }
    }

    package func sleep(until moment: ContinuousClock.Instant) async throws {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // The cancellation handler may have come first; it cannot see a sleeper that is not there yet.
                    guard state.now < moment, !Task.isCancelled else { return true }
                    state.sleepers[ticket] = Sleeper(until: moment, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: ticket) }?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}
