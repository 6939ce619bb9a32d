import Synchronization

/// The queue between those who hand jobs to a thread and the thread itself.
final class JobLoop: Sendable {
    let wakeup: Wakeup
    private let state = Mutex(State())

    private struct State {
        var jobs: [UnownedJob] = []
        var watch: Watch?
        var isInterrupted = false
        var isClosed = false
    }

    private struct Watch {
        var descriptor: Int32
        var onReadable: @Sendable () -> Void
    }

    init() throws {
        wakeup = try Wakeup()
    }

    func push(_ job: UnownedJob) {
        state.withLock { $0.jobs.append(job) }
        wakeup.wake()
    }

    func interrupt() {
        state.withLock { $0.isInterrupted = true }
        wakeup.wake()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        wakeup.wake()
    }

    func watch(_ descriptor: Int32, onReadable: @escaping @Sendable () -> Void) {
        state.withLock { $0.watch = Watch(descriptor: descriptor, onReadable: onReadable) }
    }

    func takeInterruption() -> Bool {
        state.withLock { state in
            defer { state.isInterrupted = false }
            return state.isInterrupted
        }
    }

    /// The oldest job; a watch ends with its start.
    func nextJob() -> UnownedJob? {
        state.withLock { state in
            guard !state.jobs.isEmpty else { return nil }
            state.watch = nil
            return state.jobs.removeFirst()
        }
    }

    /// Sleeps until there is a job; false when the loop is closed.
    func sleepUntilNeeded() -> Bool {
        while true {
            let (needed, closed, watch) = state.withLock { (!$0.jobs.isEmpty, $0.isClosed, $0.watch) }
            if needed { return true }
            if closed { return false }
            let watched: [Int32: Readiness] = watch.map { [$0.descriptor: .readable] } ?? [:]
            let ready = poll(watched, wakeup: wakeup, timeout: -1)
            if let watch, ready.contains(watch.descriptor) {
                state.withLock { $0.watch = nil }
                watch.onReadable()
            }
        }
    }
}
