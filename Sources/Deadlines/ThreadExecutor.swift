/// A serial executor on a thread of its own, for an actor that owns a C handle.
///
/// Jobs may block in ``wait(for:on:until:)``, which is the only blocking call they need. Between jobs the thread sleeps
/// in `poll(2)` and can watch one idle descriptor meanwhile. The thread ends with the executor.
package final class ThreadExecutor: SerialExecutor {
    private let loop: JobLoop

    /// Starts the thread.
    ///
    /// - Throws: `SystemCallError` when the process is out of descriptors or threads.
    package init() throws {
        loop = try JobLoop()
        let loop = loop
        // The thread holds the executor weakly: its end is what ends the thread.
        try startThread { [weak self] in
            while loop.sleepUntilNeeded() {
                while let job = loop.nextJob() {
                    guard let executor = self else { return }
                    unsafe job.runSynchronously(on: executor.asUnownedSerialExecutor())
                }
            }
        }
    }

    deinit {
        loop.close()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        loop.push(UnownedJob(job))
    }

    /// Ends the wait that is in progress, or the next one, with ``Wait/interrupted``. May be called from any thread.
    package func interrupt() {
        loop.interrupt()
    }

    /// Forgets an interruption that came before the operation which begins now.
    package func clearInterruption() {
        _ = loop.takeInterruption()
    }

    /// Blocks until the descriptor is ready, the deadline has passed or someone interrupts.
    ///
    /// Only for jobs of this executor.
    package func wait(for readiness: Readiness, on descriptor: Int32, until deadline: Deadline) -> Wait {
        while true {
            if loop.takeInterruption() { return .interrupted }
            let ready = poll([descriptor: readiness], wakeup: loop.wakeup, timeout: deadline.pollTimeout)
            if ready.contains(descriptor) { return .ready }
            if deadline.hasPassed { return .timedOut }
        }
    }

    /// Watches an idle descriptor between jobs and calls `onReadable` once, on this thread, when it becomes readable.
    ///
    /// Only for jobs of this executor. The watch ends when the next job begins, so the two never race.
    package func watch(_ descriptor: Int32, onReadable: @escaping @Sendable () -> Void) {
        loop.watch(descriptor, onReadable: onReadable)
    }
}

/// How a wait ended.
package enum Wait: Sendable, Hashable {
    /// The descriptor can be read or written, or has an error that the next call on it will tell.
    case ready
    /// The deadline has passed.
    case timedOut
    /// Someone wants the operation to end.
    case interrupted
}
