import Deadlines

/// An established connection.
final class Connection {
    private let handle: ConnectionHandle
    private var meter: InputMeter
    /// Whether every query sent has been answered in full, so that nothing is under way that could be taken for the
    /// answer to the next one.
    private var isInStep = true
    /// What took the connection out of step.
    private var breach: PostgresError?

    private init(_ handle: ConnectionHandle, _ meter: InputMeter) {
        self.handle = handle
        self.meter = meter
        handle.beNonBlocking()
    }

    deinit {
        if !isInStep { handle.abandon() }
    }

    /// Whether it can serve another query as if it were new.
    var isReusable: Bool { isInStep && handle.isUsable && handle.isOutsideTransaction }

    /// The socket; it does not change any more.
    var socket: Int32 { handle.socket }

    /// What the server says of itself.
    var status: ServerStatus {
        ServerStatus(
            isInRecovery: handle.parameter("in_hot_standby").map { $0 == "on" },
            isReadOnlyByDefault: handle.parameter("default_transaction_read_only").map { $0 == "on" },
            version: handle.parameter("server_version").flatMap { $0.split(separator: " ").first.map(String.init) })
    }
}

/// Connecting.
extension Connection {
    /// The most bytes that a server sends until it is ready for a query.
    private static let loginLimit = 65_536

    /// Tries the stops of a route in order, each with an equal share of the time that is left.
    ///
    /// - Throws: What the last one said. A wrong password or a missing database ends the search, as it does in libpq.
    static func make(_ route: Route, _ wait: Waiter) throws(PostgresError) -> Connection {
        var spare: Connection?
        var failure = PostgresError(.dns)
        for (index, stop) in route.stops.enumerated() {
            let share = wait.deadline.remaining / (route.stops.count - index)
            do throws(PostgresError) {
                let connection = try make(try stop.get(), wait.until(.after(share)))
                if route.attributes.accepts(connection.status) { return connection }
                failure = PostgresError(route.attributes == .readWrite ? .readOnly : .notPrimary)
                if route.attributes == .preferStandby { spare = spare ?? connection }
            } catch {
                failure = error
                try wait.check()
                guard error.leavesHopeForOthers else { throw error }
            }
        }
        guard let spare else { throw failure }
        return spare
    }

    private static func make(_ stop: Route.Stop, _ wait: Waiter) throws(PostgresError) -> Connection {
        guard let handle = ConnectionHandle.start(stop.parameters) else { throw PostgresError(.resources) }
        do throws(PostgresError) {
            return Connection(handle, try logIn(handle, wait))
        } catch {
            handle.abandon()
            throw error
        }
    }

    private static func logIn(_ handle: ConnectionHandle, _ wait: Waiter) throws(PostgresError) -> InputMeter {
        var witness = ConnectWitness()
        var meter = InputMeter(limit: loginLimit)
        // libpq's rule: begin as if it had asked to wait for writing.
        var progress = handle.socket >= 0 ? ConnectionHandle.Progress.writing : .failed
        while true {
            switch progress {
            case .connected: return meter
            case .failed:
                throw witness.reason(
                    message: handle.message, lacksPassword: handle.lacksPassword, isEncrypted: handle.usesTLS)
            case .writing:
                try wait(.writable, on: handle.socket)
                witness.observe(handle.stage, waiting: .nothing)
                progress = handle.advance()
            case .reading:
                try wait(.readable, on: handle.socket)
                let stage = handle.stage
                if stage != .authenticating || handle.usesTLS {
                    meter.forgetFrames()
                } else {
                    meter.followFrames(from: witness.firstMessageOffset)
                }
                progress = try meter.measure(Socket(descriptor: handle.socket)) { waiting in
                    witness.observe(stage, waiting: waiting)
                    return witness.isStuffed ? .failed : handle.advance()
                }
            }
        }
    }
}

/// Asking.
extension Connection {
    /// Sends a query and returns the rows of each statement that has some.
    ///
    /// A transaction that an error leaves open is rolled back, if the deadline lets it.
    func exchange(_ statements: String, _ wait: Waiter, limit: Int) throws(PostgresError) -> [[PostgresRow]] {
        do throws(PostgresError) {
            return try ask(.simple(statements), wait, limit: limit)
        } catch {
            if isInStep, !isReusable, error.state != nil { _ = try? ask(.simple("ROLLBACK"), wait, limit: limit) }
            throw error
        }
    }

    /// Sends a query and returns the rows of each statement that has some.
    func ask(_ query: Query, _ wait: Waiter, limit: Int) throws(PostgresError) -> [[PostgresRow]] {
        guard isInStep else { throw breach ?? PostgresError(.closed) }
        meter = meter.next(limit: limit)
        isInStep = false
        do throws(PostgresError) {
            try takeNews()
            guard handle.send(query) else { throw loss }
            try flush(wait)
            let result = try collect(wait)
            isInStep = handle.isUsable
            return try result.get()
        } catch {
            if !isInStep { breach = error }
            throw error
        }
    }

    /// What came while the connection was idle: its end, mostly.
    private func takeNews() throws(PostgresError) {
        let socket = Socket(descriptor: handle.socket)
        guard socket.peek(limit: 1) != .nothing else { return }
        // The error that the server sent and the end of the connection come one after the other.
        for _ in 0..<8 where handle.isUsable {
            let isOpen = try meter.measure(socket) { _ in handle.consumeInput() }
            _ = handle.isBusy
            guard isOpen else { throw loss }
            if socket.peek(limit: 1) == .nothing { break }
        }
        if handle.ending != nil || !handle.isUsable { throw loss }
    }

    private func flush(_ wait: Waiter) throws(PostgresError) {
        while true {
            switch handle.flush() {
            case true: return
            case false:
                try wait([.readable, .writable], on: handle.socket)
                // The server may want to be read before it reads.
                guard try meter.measure(Socket(descriptor: handle.socket), { _ in handle.consumeInput() }) else {
                    throw loss
                }
            case nil: throw loss
            }
        }
    }

    /// The rows, or the first error that the server told.
    ///
    /// - Throws: When the answer did not come to its end.
    private func collect(_ wait: Waiter) throws(PostgresError) -> Result<[[PostgresRow]], PostgresError> {
        var tables: [[PostgresRow]] = []
        var failure: PostgresError?
        while true {
            while handle.isBusy {
                try wait(.readable, on: handle.socket)
                guard try meter.measure(Socket(descriptor: handle.socket), { _ in handle.consumeInput() }) else {
                    throw loss
                }
            }
            guard let result = handle.nextResult() else { break }
            switch result.kind {
            case .rows: tables.append(result.rows)
            case .done: break
            // Reading on would never end (libpq documentation, "Retrieving Query Results").
            case .copy: throw PostgresError(.server)
            case .failure: failure = failure ?? result.state.map { PostgresError($0) } ?? loss
            }
        }
        if let failure { return .failure(failure) }
        guard handle.isUsable else { throw loss }
        return .success(tables)
    }

    /// Why the connection does not work any more.
    private var loss: PostgresError {
        if let ending = handle.ending { return PostgresError(ending) }
        return PostgresError(handle.isUsable ? .protocol : .closed)
    }
}

extension PostgresError {
    /// Whether another address may do better.
    fileprivate var leavesHopeForOthers: Bool {
        state == nil || code == .startingUp || code == .shuttingDown
    }
}
