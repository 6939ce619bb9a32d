package import Deadlines
import Synchronization

/// At most one connection to a Postgres server, used by one query at a time.
///
/// Whatever the server does, a query ends at its deadline; a connection on which one did not end well is cut and never
/// used again. All of libpq runs on a thread of this session, which sleeps in `poll(2)`.
package actor PostgresSession {
    private let executor: ThreadExecutor
    /// How many callers are closing the session at the moment.
    private let closings = Atomic(0)
    private var connection: Connection?
    private var onDisturbance: (@Sendable () -> Void)?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// A session without a connection.
    ///
    /// - Throws: ``PostgresError/Code/resources`` when there is no descriptor or thread left.
    package init() throws(PostgresError) {
        do { executor = try ThreadExecutor() } catch { throw PostgresError(.resources) }
    }

    /// Whether there is a connection, as far as is known.
    package var isConnected: Bool {
        defer { watchIdleConnection() }
        return connection != nil
    }

    /// Runs statements, over the kept connection or over a new one.
    ///
    /// A kept connection that turns out dead is an error and not a reason to connect anew: what ended it is news.
    ///
    /// - Parameters:
    ///   - statements: One or more statements, as one simple query.
    ///   - target: Where to connect to if there is no connection.
    ///   - deadline: The end of everything: resolving, connecting, logging in, asking.
    ///   - limit: The most bytes of the reply.
    package nonisolated func query(
        _ statements: String, at target: PostgresTarget, until deadline: Deadline, limit: Int = 65_536
    ) async throws(PostgresError) -> PostgresReply {
        try await withConnection(to: target, until: deadline) { connection, isFirst, wait throws(PostgresError) in
            let tables = try connection.exchange(statements, wait, limit: limit)
            return PostgresReply(tables: tables, status: connection.status, isFirstOfConnection: isFirst)
        }
    }

    /// Runs statements in one transaction that is rolled back, and says for each why it failed, nil if it did not.
    ///
    /// Each is undone by itself when it fails, so that it hides nothing about the next one. Those whose turn does not
    /// come, because the deadline has passed or the connection is lost, have failed for that reason. Nothing of them is ever
    /// committed: what could end the transaction is refused, and a connection that is lost rolls it back as well.
    package nonisolated func rehearse(
        _ statements: [String], at target: PostgresTarget, until deadline: Deadline, limit: Int = 1_048_576
    ) async throws(PostgresError) -> [PostgresError?] {
        try await withConnection(to: target, until: deadline) { connection, _, wait throws(PostgresError) in
            try connection.rehearse(statements, wait, limit: limit)
        }
    }

    /// Calls `action` when the server closes or ends the idle connection; on the session's thread, which it must not
    /// hold. Nil calls nobody.
    package func notify(_ action: (@Sendable () -> Void)?) {
        onDisturbance = action
        watchIdleConnection()
    }

    /// Says goodbye to the server. A query in progress ends; a later one connects anew.
    package nonisolated func close() async {
        closings.add(1, ordering: .sequentiallyConsistent)
        executor.interrupt()
        await drop()
        closings.subtract(1, ordering: .sequentiallyConsistent)
    }

    private func drop() {
        connection = nil
    }

    private typealias Body<Value> =
        @Sendable (_ connection: Connection, _ isFirst: Bool, _ wait: Waiter) throws(PostgresError) -> Value

    private nonisolated func withConnection<Value: Sendable>(
        to target: PostgresTarget, until deadline: Deadline, _ body: @escaping Body<Value>
    ) async throws(PostgresError) -> Value {
        // Names are resolved before the thread is taken, which then does everything in one go.
        let route = await isConnected ? nil : try await Route.to(target, until: deadline)
        let result = await withTaskCancellationHandler {
            await perform(route, until: deadline, body)
        } onCancel: {
            executor.interrupt()
        }
        return try result.get()
    }

    private func perform<Value: Sendable>(
        _ route: Route?, until deadline: Deadline, _ body: Body<Value>
    ) -> Result<Value, PostgresError> {
        defer { watchIdleConnection() }
        executor.clearInterruption()
        let wait = Waiter(executor: executor, deadline: deadline) { [self] in
            closings.load(ordering: .sequentiallyConsistent) > 0
        }
        let result = Result { () throws(PostgresError) in
            try wait.check()
            let isFirst = connection == nil
            if isFirst {
                guard let route else { throw PostgresError(.closed) }
                connection = try Connection.make(route, wait)
            }
            guard let connection else { throw PostgresError(.closed) }
            return try body(connection, isFirst, wait)
        }
        if connection?.isReusable == false { connection = nil }
        return result
    }

    private func watchIdleConnection() {
        guard let connection, let onDisturbance else { return }
        executor.watch(connection.socket, onReadable: onDisturbance)
    }
}
