import Health
import Logging
import NIOCore
import ServiceLifecycle
import ServiceLifecycleTestKit

@testable import HealthServer

/// A server on free ports for the time of a test.
struct RunningServer: Sendable {
    let server: HealthServer
    let addresses: [ListeningAddress]
    let shutdown: GracefulShutdownTestTrigger

    var address: ListeningAddress { addresses[0] }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a server, then a test, then ends the server unless the test has.
    static func with(
        _ listeners: [Listener], _ configuration: ServerConfiguration = ServerConfiguration(drain: .zero),
        group: (any EventLoopGroup)? = nil, logger: Logger = quiet,
        _ test: @Sendable (RunningServer) async throws -> Void
    ) async throws {
        let (listening, announcement) = AsyncStream.makeStream(of: [ListeningAddress].self)
        let server = HealthServer(
            listeners: listeners, configuration: configuration, eventLoopGroup: group, logger: logger,
            onListening: { announcement.yield($0) })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { tasks in
                tasks.addTask {
                    defer { announcement.finish() }
                    try await server.run()
                }
                for await addresses in listening {
                    try await test(RunningServer(server: server, addresses: addresses, shutdown: trigger))
                    tasks.cancelAll()
                    break
                }
                try await tasks.waitForAll()
            }
        }
    }

    static func with(
        _ configuration: ServerConfiguration = ServerConfiguration(drain: .zero),
        endpoints: ScriptedEndpoints = ScriptedEndpoints(), routes: [Route] = [],
        group: (any EventLoopGroup)? = nil, logger: Logger = quiet,
        _ test: @Sendable (RunningServer) async throws -> Void
    ) async throws {
        let listener = Listener(.tcp(host: "127.0.0.1", port: 0), answering: endpoints, routes: routes)
        try await with([listener], configuration, group: group, logger: logger, test)
    }
}
