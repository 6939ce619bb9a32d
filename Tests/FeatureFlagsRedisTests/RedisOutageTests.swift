import FeatureFlags
import FeatureFlagsRedis
import TestServers
import Testing

/// What happens to a real server and the network, and what a client sees of it.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(5)))
struct `Flags in a Redis in trouble` {
    @Test func `stay in force while the server is gone, and are called stale`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        try await blocking { server.kill() }
        try await client.becomes("stale") { $0.status?.health == .stale && $0.status?.code == "refused" }
        #expect(client["a"] == "true")
        // Back, with another value: what was lost was told by nobody.
        let again = try await blocking { try RedisProcess(port: server.port) }
        _ = try await blocking { try again.command("SET", "feature:a", "false") }
        try await client.becomes("back") { $0["a"] == "false" && $0.status?.health == .current }
        await client.stop()
    }

    @Test func `are called stale within the bound when the server freezes`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        server.freeze()
        let frozen = ContinuousClock.now
        try await client.becomes("timeout") { $0.status?.code == "timeout" }
        #expect(client.now.freshUntil.map { $0 <= frozen + .seconds(3) } == true)
        let start = ContinuousClock.now
        await client.stop()
        #expect(start.duration(to: .now) < .seconds(1))
        server.thaw()
    }

    @Test(arguments: ["normal", "pubsub"])
    func `are loaded again when either connection is killed`(type: String) async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        _ = try await blocking {
            try server.command("CLIENT", "KILL", "TYPE", type)
            try server.command("SET", "feature:a", "false")
        }
        try await client.becomes { $0["a"] == "false" && $0.status?.health == .current }
        #expect(
            client.now.events.contains { if case .status(let status) = $0 { status.code == "closed" } else { false } })
        await client.stop()
    }

    @Test func `are kept when the server is emptied, until a key appears`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("MSET", "feature:a", "true", "feature:b", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        _ = try await blocking { try server.command("FLUSHALL") }
        try await client.becomes("emptied") { $0.status?.health == .stale && $0.status?.code == "emptied" }
        #expect(client["a"] == "true")
        // A kill is obeyed even so.
        _ = try await blocking { try server.command("SET", "feature-kill:b", "false") }
        try await client.becomes { $0.flags["b"]?.kill?.text == "false" }
        #expect(client["a"] == "true" && client.now.status?.code == "emptied")
        _ = try await blocking { try server.command("SET", "feature:b", "false") }
        try await client.becomes { $0["a"] == nil && $0["b"] == "false" && $0.status?.health == .current }
        // One after the other: nothing was emptied, somebody has deleted the last one.
        _ = try await blocking { try server.command("DEL", "feature:b") }
        try await client.becomes { $0["b"] == nil && $0.status?.health == .current }
        await client.stop()
    }

    @Test func `are let go of after a reset`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let store = try RedisFlagStore(url: server.url())
        let client = RecordedClient(store)
        try await client.isCurrent()
        _ = try await blocking { try server.command("FLUSHALL") }
        try await client.becomes { $0.status?.code == "emptied" }
        try await store.reset()
        try await client.becomes { $0.flags.isEmpty && $0.status?.health == .current }
        await client.stop()
    }

    @Test func `of a server that loads its data are waited for`() async throws {
        let server = try await blocking {
            let first = try RedisProcess(["--enable-debug-command", "yes"])
            try first.command("SET", "feature:a", "true")
            try first.command("DEBUG", "POPULATE", "5000")
            try first.command("SAVE")
            first.stop()
            let second = try RedisProcess(
                ["--loading-process-events-interval-bytes", "1024", "--key-load-delay", "400"],
                folder: first.folder, waits: false)
            try second.wait(for: "LOADING", in: "PING")
            return second
        }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.becomes("loading") { $0.status?.health == .starting && $0.status?.code == "loading" }
        try await client.becomes { $0["a"] == "true" && $0.status?.health == .current }
        await client.stop()
    }

    @Test func `survive a storm that makes the server cut the connection`() async throws {
        let server = try await RedisProcess.started("--client-output-buffer-limit", "pubsub 100000 0 0")
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        let storm = "for i = 1, 100 do redis.call('PUBLISH', '__redis__:invalidate', string.rep('x', 10000)) end"
        _ = try await blocking { try server.command("EVAL", storm + " redis.call('SET', 'feature:a', 'false')", "0") }
        try await client.becomes { $0["a"] == "false" && $0.status?.health == .current }
        #expect(
            client.now.events.contains { if case .status(let status) = $0 { status.code == "closed" } else { false } })
        await client.stop()
    }

    @Test func `are changed by nobody who can publish`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        _ = try await blocking { try server.command("CONFIG", "RESETSTAT") }
        try await blocking {
            for _ in 0..<50 { try server.command("PUBLISH", "__redis__:invalidate", "feature:a") }
        }
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(!statistics.contains("cmdstat_mget"))
        _ = try await blocking { try server.command("SET", "feature:a", "false") }
        try await client.becomes { $0["a"] == "false" }
        await client.stop()
    }
}
