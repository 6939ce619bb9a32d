import FeatureFlags
import FeatureFlagsRedis
import TestServers
import Testing

/// What operators and networks do to a real server, and what a client sees of it.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(5)))
struct `Flags in Redis` {
    private func server(_ settings: String...) async throws -> RedisProcess {
        try await blocking { try RedisProcess(settings) }
    }

    @Test func `are loaded, and follow redis-cli`() async throws {
        let server = try await server()
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
        let server = try await server()
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
        let server = try await server()
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

    @Test func `stay in force while the server is gone, and are called stale`() async throws {
        let server = try await server()
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
        let server = try await server()
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
        let server = try await server()
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
        let server = try await server()
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
        let server = try await server()
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

    @Test(arguments: ["-client|tracking", "-ping"])
    func `are polled where nothing can be announced, and the status says so`(right: String) async throws {
        let server = try await server()
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
        let server = try await server("--requirepass", "right")
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
        let master = try await server()
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
        let cluster = try await server("--cluster-enabled", "yes")
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

    @Test func `of a replica that has lost its master are kept, by a clear word`() async throws {
        let master = try await server()
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
        let (old, new) = (try await server(), try await server())
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

    @Test func `are rolled back to the rules that were in force before a misspelt word`() async throws {
        let server = try await server()
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
        let server = try await server()
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

    @Test func `survive a storm that makes the server cut the connection`() async throws {
        let server = try await server("--client-output-buffer-limit", "pubsub 100000 0 0")
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
        let server = try await server()
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
