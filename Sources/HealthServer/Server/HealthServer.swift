public import Health
public import Logging
public import NIOCore
public import ServiceLifecycle
import Synchronization
import Transport

/// A small, strict HTTP/1 server for health endpoints, as a service.
///
/// It answers on an event loop of its own, so that `/live` works while the application starves its executors. On
/// graceful shutdown readiness turns off at once, the listeners stay open for the drain time, requests in progress get
/// the time ``ServerConfiguration/finish`` to end, and ``run()`` returns; what is cut off then is told in the log. When
/// its task is cancelled it ends at once.
///
/// ```swift
/// let server = HealthServer(endpoints, port: 8080, logger: logger)
/// try await ServiceGroup(services: [monitor, server], gracefulShutdownSignals: [.sigterm], logger: logger).run()
/// ```
public final class HealthServer: Service {
    /// Told once where the server listens, when it does.
    public typealias OnListening = @Sendable ([ListeningAddress]) -> Void

    let listeners: [Listener]
    let configuration: ServerConfiguration
    let logger: Logger
    let statisticsBoard = StatisticsBoard()
    private let group: (any EventLoopGroup)?
    private let onListening: OnListening
    private let hasRun = Atomic(false)

    /// A server with one TCP listener.
    ///
    /// - Parameters:
    ///   - endpoints: What is asked for health.
    ///   - host: A name or address of this machine; nil for all of its addresses, IPv6 and IPv4.
    ///   - port: The port; 0 lets the system choose.
    ///   - routes: The application's own routes.
    ///   - drain: How long to go on with readiness off before the listener closes.
    ///   - logger: Gets a line at the start and at the end, and errors.
    ///   - onListening: Told once where the server listens.
    public convenience init(
        _ endpoints: HealthEndpoints,
        host: String? = nil,
        port: Int = 8_080,
        routes: [Route] = [],
        drain: Duration = .seconds(5),
        logger: Logger,
        onListening: @escaping OnListening = { _ in }
    ) {
        self.init(
            listeners: [Listener(.tcp(host: host, port: port), endpoints: endpoints, routes: routes)],
            configuration: ServerConfiguration(drain: drain), logger: logger, onListening: onListening)
    }

    /// A server with several listeners, for example a port for everybody and one for operators.
    ///
    /// - Parameters:
    ///   - listeners: Where to listen, one place at least.
    ///   - configuration: Times and limits.
    ///   - eventLoopGroup: Whose next event loop to use; nil for a thread of the server's own, which is what keeps
    ///     `/live` independent of the application.
    ///   - logger: Gets a line at the start and at the end, and errors.
    ///   - onListening: Told once where the server listens, in the order of the listeners.
    public init(
        listeners: [Listener],
        configuration: ServerConfiguration = ServerConfiguration(),
        eventLoopGroup: (any EventLoopGroup)? = nil,
        logger: Logger,
        onListening: @escaping OnListening = { _ in }
    ) {
        self.listeners = listeners
        self.configuration = configuration
        self.group = eventLoopGroup
        self.logger = logger
        self.onListening = onListening
    }

    /// What the server has done so far.
    public var statistics: ServerStatistics { statisticsBoard.current }

    /// Serves until graceful shutdown or cancellation.
    ///
    /// - Throws: ``HealthServerError`` when it cannot listen.
    public func run() async throws {
        guard !hasRun.exchange(true, ordering: .relaxed) else { throw HealthServerError(.alreadyRun) }
        guard !listeners.isEmpty else { throw HealthServerError(.noListeners) }
        if let group { return try await serve(on: group.next()) }
        let own = try ownGroup()
        do {
            try await serve(on: own.next())
        } catch {
            try? await own.shutdownGracefully()
            throw error
        }
        try await own.shutdownGracefully()
    }

    private func ownGroup() throws(HealthServerError) -> any EventLoopGroup {
        do throws(TransportError) {
            return try EventLoops.start()
        } catch {
            throw HealthServerError(.outOfResources)
        }
    }

    private func serve(on loop: any EventLoop) async throws {
        let (jobs, jobQueue) = AsyncStream.makeStream(of: ConnectionTable.Job.self)
        try await withThrowingDiscardingTaskGroup { tasks in
            tasks.addTask {
                defer { jobQueue.finish() }
                try await self.listen(on: loop, jobQueue)
            }
            for await job in jobs { tasks.addTask(operation: job) }
            // Nobody is left to be answered.
            tasks.cancelAll()
        }
    }

    private func listen(on loop: any EventLoop, _ jobs: AsyncStream<ConnectionTable.Job>.Continuation) async throws {
        let limit = descriptorLimit().map { min(configuration.connectionLimit, max(16, $0 - 64)) }
        let run = try await ServerRun.open(
            self, on: loop, limit: limit ?? configuration.connectionLimit, jobs: jobs)
        let addresses = run.addresses
        logger.info("listening", metadata: ["addresses": .array(addresses.map { "\($0)" })])
        onListening(addresses)
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await run.ended()
            } onGracefulShutdown: {
                // Readiness turns in this very call, whatever the event loop is doing.
                for listener in self.listeners { listener.beginDraining() }
                run.drain(for: self.configuration.drain, finish: self.configuration.finish)
            }
        } onCancel: {
            run.close()
        }
        logger.info("stopped listening")
    }
}
