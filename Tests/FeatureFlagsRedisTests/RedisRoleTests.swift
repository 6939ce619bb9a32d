import FeatureFlags
import FeatureFlagsRedis
import TestServers
import Testing

/// Servers and users that may not do everything, and what a client makes of them.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(5)))
struct `Flags in a Redis that is not all there` {
    @Test(arguments: ["-client|tracking", "-ping"])
    func `are polled where nothing can be announced, and the status says so`(right: String) async throws {
        let server = try await RedisProcess.started()
        try await blocking {
            try server.command("ACL", "SETUSER", "ann", "on", ">pw", "~*", "&*", "+@all", right)
            try server.command("SET", "feature:a", "true")
        }
        var options = RedisFlagStoreOptions()
        options.stalenessBound = .seconds(1)
        let client = RecordedClient(try RedisFlagStore(url: server.url(userinfo: "ann:pw@"), options: options))
        try await client.isCurrent()
        #expect(client.now.status?.mode == .polling)
        #expect(client.now.status?.notes == ["tracking is refused: flags are polled"])
        _ = try await blocking { try server.command("MSET", "feature:a", "false", "feature:b", "true") }
        try await client.becomes { $0["a"] == "false" && $0["b"] == "true" }
        _ = try await blocking { try server.command("DEL", "feature:a") }
        try await client.becomes { $0["a"] == nil }
        await client.stop()
    }

    @Test func `are not loaded by a user without the right, or with wrong credentials`() async throws {
        let server = try await RedisProcess.started("--requirepass", "right")
        try await blocking {
            try server.command("ACL", "SETUSER", "bob", "on", ">pw", "~*", "&*", "+@all", "-mget", password: "right")
            try server.command("SET", "feature:a", "true", password: "right")
        }
        for (userinfo, code) in [("bob:pw@", "no_permission"), ("", "auth"), (":wrong@", "auth")] {
            let client = RecordedClient(try RedisFlagStore(url: server.url(userinfo: userinfo)))
            try await client.becomes(code) { $0.status?.health == .failed && $0.status?.code == code }
            #expect(client.now.flags.isEmpty)
            await client.stop()
        }
    }

    @Test func `of a replica are never called current`() async throws {
        let master = try await RedisProcess.started()
        let replica = try await blocking {
            try master.command("SET", "feature:a", "true")
            let replica = try RedisProcess(["--replicaof", "127.0.0.1 \(master.port)"])
            try replica.wait(for: "master_link_status:up", in: "INFO", "replication")
            return replica
        }
        let client = RecordedClient(try RedisFlagStore(url: replica.url()))
        try await client.becomes { $0["a"] == "true" && $0.status?.code == "not_primary" }
        #expect(client.now.status?.health == .stale && client.now.freshUntil == nil)
        _ = try await blocking { try master.command("SET", "feature:a", "false") }
        try await client.becomes { $0["a"] == "false" }
        await client.stop()
    }

    @Test func `of a server of a cluster are not loaded, however few it has`() async throws {
        let cluster = try await RedisProcess.started("--cluster-enabled", "yes")
        let client = RecordedClient(try RedisFlagStore(url: cluster.url()))
        try await client.becomes("refused") { $0.status?.code == "misconfigured" }
        // One that serves all slots refuses keys of two, too.
        _ = try await blocking { try cluster.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383") }
        try await client.becomes("told why") {
            $0.status?.health == .failed
                && $0.status?.notes == ["the server is one of a cluster, which is not supported"]
        }
        #expect(client.now.flags.isEmpty)
        await client.stop()
    }

    @Test func `of a replica that has lost its master are kept, by a clear word`() async throws {
        let master = try await RedisProcess.started()
        let replica = try await blocking {
            try master.command("SET", "feature:a", "true")
            let replica = try RedisProcess(["--replicaof", "127.0.0.1 \(master.port)"])
            try replica.wait(for: "master_link_status:up", in: "INFO", "replication")
            try replica.command("CONFIG", "SET", "replica-serve-stale-data", "no")
            return replica
        }
        let client = RecordedClient(try RedisFlagStore(url: replica.url()))
        try await client.becomes { $0["a"] == "true" }
        try await blocking { master.kill() }
        _ = try await blocking { try replica.command("CLIENT", "KILL", "TYPE", "pubsub") }
        try await client.becomes("told") { $0.status?.code == "replica_link_down" }
        #expect(client["a"] == "true" && client.now.freshUntil == nil)
        await client.stop()
    }

    @Test func `of a master that is made a replica are kept, and called stale`() async throws {
        let (old, new) = (try await RedisProcess.started(), try await RedisProcess.started())
        _ = try await blocking { try old.command("SET", "feature:a", "true") }
        var options = RedisFlagStoreOptions()
        options.stalenessBound = .seconds(1)
        let client = RecordedClient(try RedisFlagStore(url: old.url(), options: options))
        try await client.isCurrent()
        _ = try await blocking {
            try new.command("SET", "feature:a", "false")
            try old.command("REPLICAOF", "127.0.0.1", "\(new.port)")
        }
        try await client.becomes("demoted") { $0.status?.health == .stale && $0.status?.code == "not_primary" }
        // Until long after it has thrown its data away and has those of its master.
        try await blocking { try old.wait(for: "false", in: "GET", "feature:a") }
        _ = try await blocking { try new.command("SET", "feature:b", "true") }
        try await blocking { try old.wait(for: "true", in: "GET", "feature:b") }
        #expect(client["a"] == "true" && client["b"] == nil && client.now.status?.code == "not_primary")
        #expect(!client.now.isFresh(at: .now))
        _ = try await blocking { try old.command("REPLICAOF", "NO", "ONE") }
        try await client.becomes { $0["a"] == "false" && $0["b"] == "true" && $0.status?.health == .current }
        await client.stop()
    }
}
