import Logging
import NIOCore

/// A server while it runs: its listening channels and its connections, and how they end.
struct ServerRun: Sendable {
    /// Where it listens, in the order of the listeners.
    let addresses: [ListeningAddress]

    /// How often those who wait at the end get a moment at most; a flood must not keep a server open.
    private static let lastMoments = 100
    /// In which the event loop looks at its sockets, which it does only when no task is due.
    private static let moment = TimeAmount.milliseconds(1)

    private let loop: any EventLoop
    private let logger: Logger
    private let table: NIOLoopBound<ConnectionTable>
    private let channels: [any Channel]
    private let end: EventLoopPromise<Void>

    /// Binds all listeners, or none.
    static func open(
        _ server: HealthServer, on loop: any EventLoop, limit: Int, jobs: AsyncStream<ConnectionTable.Job>.Continuation
    ) async throws -> ServerRun {
        let (timeouts, statistics) = (server.configuration.timeouts, server.statisticsBoard)
        let shared = try await loop.submit {
            let table = ConnectionTable(
                limit: limit, timeouts: timeouts, jobs: jobs, statistics: statistics, on: loop)
            let shared = Listener.Shared(table: table, dates: DateSource(), spare: SpareDescriptor())
            return NIOLoopBound(shared, eventLoop: loop)
        }.get()
        var channels: [any Channel] = []
        var addresses: [ListeningAddress] = []
        do {
            for listener in server.listeners {
                let pipeline = try await listener.pipeline(shared, on: loop)
                let logger = server.logger
                let binding = Binding(
                    address: listener.address, loop: loop,
                    initializeListener: { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(
                                AcceptHandler(
                                    table: shared.value.table, spare: shared.value.spare,
                                    isPlainHTTP: listener.isPlainHTTP, logger: logger))
                        }
                    },
                    initializeConnection: { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandlers(pipeline())
                        }
                    })
                let channel = try await binding.listen()
                channels.append(channel)
                if let address = ListeningAddress(channel.localAddress, of: listener) { addresses.append(address) }
            }
        } catch {
            for channel in channels { try? await channel.close() }
            throw error
        }
        let table = try await loop.submit { NIOLoopBound(shared.value.table, eventLoop: loop) }.get()
        let run = ServerRun(
            addresses: addresses, loop: loop, logger: server.logger, table: table, channels: channels,
            end: loop.makePromise())
        // A listening channel closes by itself only when the system takes the socket away.
        for channel in channels {
            channel.closeFuture.whenComplete { _ in
                if !table.value.isStopping { run.end.fail(HealthServerError(.failed)) }
            }
        }
        return run
    }

    /// Waits until the server has ended.
    func ended() async throws {
        do {
            try await end.futureResult.get()
        } catch {
            close()
            throw error
        }
    }

    /// Stops to listen after the drain time, and ends when the requests in progress are answered.
    ///
    /// The time runs on the event loop: it must not depend on the executors that the application may be starving.
    func drain(for time: Duration, finish: Duration) {
        loop.scheduleTask(in: TimeAmount(time)) { stopListening(finish: finish, moments: Self.lastMoments) }
    }

    /// Closes the listeners, as soon as nobody waits at them: closing one resets every client that the system has
    /// connected and the server has not accepted yet.
    private func stopListening(finish: Duration, moments: Int) {
        guard moments == 0 || !channels.contains(where: hasWaitingClients) else {
            loop.scheduleTask(in: Self.moment) { stopListening(finish: finish, moments: moments - 1) }
            return
        }
        let emptied = loop.makePromise(of: Void.self)
        emptied.futureResult.cascade(to: end)
        table.value.stop(emptied: emptied)
        for channel in channels { channel.close(promise: nil) }
        loop.scheduleTask(in: TimeAmount(finish)) {
            let count = table.value.closeAll()
            guard count > 0 else { return }
            logger.notice("requests were cut off by the end of the server", metadata: ["requests": "\(count)"])
        }
    }

    /// Ends at once.
    func close() {
        loop.execute {
            _ = table.value.closeAll()
            let closed = channels.map { channel in
                channel.close(promise: nil)
                return channel.closeFuture
            }
            EventLoopFuture.andAllComplete(closed, on: loop).cascade(to: end)
        }
    }
}
