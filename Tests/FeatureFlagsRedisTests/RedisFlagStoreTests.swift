import FeatureFlags
import FeatureFlagsRedis
import TestServers
import Testing

/// What operators write to a real server, and what a client sees of it.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(5)))
struct `Flags in Redis` {
    @Test func `are loaded, and follow redis-cli`() async throws {
        let server = try await RedisProcess.started()
        try await blocking {
            try server.command("SET", "feature:a", "true")
            try server.command("SET", "feature-kill:a", "false")
            try server.command("SET", "feature-evaluators", "{}")
            try server.command("SET", "features", "no flag")
        }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        #expect(client.now.flags.keys.sorted() == ["a"])
        #expect(client.now.flags["a"]?.kill?.text == "false")
        #expect(client.now.status == FlagStoreStatus(health: .current, mode: .push))
        try await blocking { try server.command("MSET", "feature:a", "false", "feature:b", "25%") }
        try await client.becomes { $0["a"] == "false" && $0["b"] == "25%" }
        // Both were changed in one step.
        let changes = client.now.events.compactMap { event in
            if case .changed(let changes) = event { changes.flags.keys.sorted() } else { nil }
        }
        #expect(changes == [["a", "b"]])
        try await blocking { try server.command("DEL", "feature:b", "feature-kill:a") }
        try await client.becomes { $0["b"] == nil && $0.flags["a"]?.kill == nil }
        try await blocking { try server.command("SET", "feature:c", "on", "PX", "50") }
        try await client.becomes { $0["c"] == "on" }
        try await client.becomes("expired") { $0["c"] == nil }
        await client.stop()
    }

    @Test func `are asked for once a change, and otherwise only pings are sent`() async throws {
        let server = try await RedisProcess.started()
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        _ = try await blocking { try server.command("CONFIG", "RESETSTAT") }
        for round in 0..<20 {
            _ = try await blocking { try server.command("SET", "feature:a", "\(round)") }
            try await client.becomes { $0["a"] == "\(round)" }
        }
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(statistics.contains("cmdstat_mget:calls=20,"))
        #expect(!statistics.contains("cmdstat_scan"))
        #expect(!statistics.contains("cmdstat_type"))
        await client.stop()
    }

    @Test func `that are no strings or too large spoil nothing but themselves`() async throws {
        let server = try await RedisProcess.started()
        try await blocking {
            try server.command("RPUSH", "feature:list", "a")
            try server.command("SET", "feature:good", "true")
            try server.command("EVAL", "redis.call('SET', 'feature:large', string.rep('x', 1048577))", "0")
            // More than one reply holds.
            try server.command(
                "EVAL", "for i = 1, 40 do redis.call('SET', 'feature:big' .. i, string.rep('y', 1000000)) end", "0")
        }
        let client = RecordedClient(try RedisFlagStore(url: server.url()))
        try await client.isCurrent()
        #expect(client["good"] == "true")
        #expect(client["list"]?.hasPrefix("is no string") == true)
        #expect(client["large"]?.hasPrefix("is larger than 1 MiB") == true)
        for number in 1...40 { #expect(client["big\(number)"]?.utf8.count == 1_000_000) }
        _ = try await blocking { try server.command("SET", "feature:list", "false") }
        try await client.becomes { $0["list"] == "false" }
        await client.stop()
    }

    @Test func `are rolled back to the rules that were in force before a misspelt word`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "5%") }
        let store = try RedisFlagStore(url: server.url())
        let client = RecordedClient(store)
        try await client.isCurrent()
        for text in ["flase", "false"] {
            _ = try await blocking { try server.command("SET", "feature:a", text) }
            try await client.becomes { $0["a"] == text }
        }
        try await blocking { try server.wait(for: "5%", in: "XREVRANGE", "feature-audit", "+", "-") }
        try await store.rollback("a", by: "ann")
        try await client.becomes { $0["a"] == "5%" }
        await client.stop()
    }

    @Test func `by the thousand are loaded, and changed together in one step`() async throws {
        let server = try await RedisProcess.started()
        let write = "for i = 1, 3000 do redis.call('SET', 'feature:f' .. i, ARGV[1]) end"
        _ = try await blocking { try server.command("EVAL", write, "0", "true") }
        let client = RecordedClient(try RedisFlagStore(url: server.url())) { state in
            Set(state.flags.values).count > 1 ? "half done" : nil
        }
        try await client.isCurrent()
        #expect(client.now.flags.count == 3_000)
        for round in 0..<5 {
            _ = try await blocking { try server.command("EVAL", write, "0", "\(round)") }
            try await client.becomes { $0["f3000"] == "\(round)" }
        }
        #expect(client.now.complaint == nil)
        await client.stop()
    }
}
