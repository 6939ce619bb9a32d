import FeatureFlags
import FeatureFlagsRedis
import Logging
import TestServers
import Testing

/// What a client says of itself while it starts with flags that may be old.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `A client that starts` {
    /// A client to which an earlier document says that `start.old` is on.
    private func client(_ port: Int) throws -> FlagClient {
        var options = RedisFlagStoreOptions()
        options.bootstrap = FlagContents(
            flags: ["start.old": FlagRecord(definition: .source(FlagSource("true")))])
        return FlagClient(
            store: try RedisFlagStore(url: "redis://127.0.0.1:\(port)", options: options),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `is not ready while the server is away, whatever it has`() async throws {
        let client = try client(try FreePort.next())
        let events = client.events
        let running = Task { try await client.run() }
        var statuses: [FlagEvent] = []
        for await event in events where !event.isChange {
            statuses.append(event)
            break
        }
        #expect(statuses == [.stale])
        #expect(client.isEnabled("start.old"))
        #expect(await !client.waitUntilReady(timeout: .milliseconds(300)))
        running.cancel()
        _ = await running.result
    }

    @Test func `is ready with what the server holds, and not before`() async throws {
        let server = try await blocking { try RedisProcess() }
        _ = try await blocking { try server.command("SET", "feature:start.old", "false") }
        let client = try client(server.port)
        let running = Task { try await client.run() }
        #expect(await client.waitUntilReady(timeout: .seconds(30)))
        #expect(!client.isEnabled("start.old"))
        running.cancel()
        _ = await running.result
    }
}

extension FlagEvent {
    fileprivate var isChange: Bool {
        if case .configurationChanged = self { true } else { false }
    }
}
