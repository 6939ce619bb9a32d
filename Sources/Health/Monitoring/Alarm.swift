import Deadlines
import Synchronization

/// The sleep of a schedule, from which it can be woken.
final class Alarm: Sendable {
    private enum State {
        case quiet
        case rung
        case awaited(Promise<Void>)
    }

    private let state = Mutex(State.quiet)

    /// Ends the present sleep, or the next one.
    func ring() {
        let sleeper: Promise<Void>? = state.withLock { state in
            defer { state = .rung }
            if case .awaited(let sleeper) = state { return sleeper }
            return nil
        }
        sleeper?.fulfill(())
    }

    /// Sleeps until the moment, a ring, or cancellation.
    func wait(until moment: ContinuousClock.Instant, by time: any TimeSource) async {
        let sleeper = Promise<Void>()
        let hasRung = state.withLock { state in
            if case .rung = state { return true }
            state = .awaited(sleeper)
            return false
        }
        if !hasRung { _ = await sleeper.value { try await time.sleep(until: moment) } }
        state.withLock { $0 = .quiet }
    }
}
