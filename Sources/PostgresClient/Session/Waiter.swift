import Deadlines

/// Waits for a socket on behalf of one query.
struct Waiter {
    let executor: ThreadExecutor
    let deadline: Deadline
    /// Whether the session is being closed.
    let isClosing: () -> Bool

    /// The same with an earlier end.
    func until(_ earlier: Deadline) -> Waiter {
        Waiter(executor: executor, deadline: min(deadline, earlier), isClosing: isClosing)
    }

    /// - Throws: ``PostgresError/Code/cancelled`` or ``PostgresError/Code/timeout``.
    func check() throws(PostgresError) {
        if Task.isCancelled || isClosing() { throw PostgresError(.cancelled) }
        if deadline.hasPassed { throw PostgresError(.timeout) }
    }

    /// Waits until the socket is ready.
    ///
    /// - Throws: As ``check()``.
    func callAsFunction(_ readiness: Readiness, on descriptor: Int32) throws(PostgresError) {
        while true {
            switch executor.wait(for: readiness, on: descriptor, until: deadline) {
            case .ready: return try check()
            case .timedOut: throw PostgresError(.timeout)
            // The interruption may have been meant for another task that waits for its turn.
            case .interrupted: try check()
            }
        }
    }
}
