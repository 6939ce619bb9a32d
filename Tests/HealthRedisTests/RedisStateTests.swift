import Health
import HealthRedis
import TestServers
import Testing

/// The states that real servers can be brought into.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `A check of Redis` {
    private static let master = RedisCheckOptions(requireMaster: true)
    private static let writable = RedisCheckOptions(requireWritable: true)

    /// What a server's state is without options, to one who needs a master, and to one who writes.
    private func verdicts(_ url: String) async throws -> [Verdict] {
        var verdicts: [Verdict] = []
        for options in [RedisCheckOptions(), Self.master, Self.writable] {
            verdicts.append(Verdict(try await probe(url, options)))
        }
        return verdicts
    }

    private func everywhere(_ code: CheckCode) -> [Verdict] {
        Array(repeating: .unhealthy(code), count: 3)
    }

    @Test func `is healthy for a master, and tells what it saw`() async throws {
        let server = try await blocking { try RedisProcess(["--maxmemory", "100mb"]) }
        #expect(try await verdicts(server.url()) == [.healthy, .healthy, .healthy])
        let result = try await probe(server.socketURL)
        #expect(
            result.observed.map(\.name) == [
                "role", "redis_version", "used_memory", "maxmemory", "maxmemory_policy", "connected_clients",
                "maxclients", "last_save",
            ])
        #expect(result.observed("role") == "master")
        #expect(result.observed("maxmemory") == 104_857_600)
    }

    @Test func `sees that memory has run out although PING is answered`() async throws {
        let server = try await blocking {
            let server = try RedisProcess()
            try server.command("CONFIG", "SET", "maxmemory", "100kb")
            return server
        }
        #expect(
            try await verdicts(server.url()) == [
                .degraded(.outOfMemory), .degraded(.outOfMemory), .unhealthy(.outOfMemory),
            ])
        _ = try await blocking { try server.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru") }
        #expect(try await verdicts(server.url()) == [.healthy, .healthy, .healthy])
    }

    @Test func `sees that memory use is above a limit`() async throws {
        let server = try await blocking { try RedisProcess(["--maxmemory", "100mb"]) }
        let result = try await probe(server.url(), RedisCheckOptions(maximumMemoryUse: 0.001))
        #expect(Verdict(result) == .degraded(.limitExceeded))
        #expect(Verdict(try await probe(server.url(), RedisCheckOptions(maximumMemoryUse: 0.9))) == .healthy)
    }

    @Test func `knows a replica, and follows it when it becomes a master`() async throws {
        let (master, replica) = try await blocking {
            let master = try RedisProcess()
            let replica = try RedisProcess(["--replicaof", "127.0.0.1 \(master.port)"])
            try replica.wait(for: "master_link_status:up", in: "INFO", "replication")
            return (master, replica)
        }
        #expect(
            try await verdicts(replica.url()) == [.healthy, .unhealthy(.notPrimary), .unhealthy(.readOnlyReplica)])
        let check = try RedisCheck(url: replica.url(), options: RedisCheckOptions(requireMaster: true))
        #expect(Verdict(await check.probe()) == .unhealthy(.notPrimary))
        _ = try await blocking { try replica.command("REPLICAOF", "NO", "ONE") }
        #expect(Verdict(await check.probe()) == .healthy)
        #expect(Verdict(try await probe(master.url(), Self.writable)) == .healthy)
    }

    @Test func `takes a replica that is configured for writing`() async throws {
        let (master, replica) = try await blocking {
            let master = try RedisProcess()
            let replica = try RedisProcess(
                ["--replicaof", "127.0.0.1 \(master.port)", "--replica-read-only", "no"])
            try replica.wait(for: "master_link_status:up", in: "INFO", "replication")
            return (master, replica)
        }
        #expect(try await verdicts(replica.url()) == [.healthy, .unhealthy(.notPrimary), .healthy])
        master.stop()
    }

    @Test func `knows a replica without its master, serving old data or refusing to`() async throws {
        let replica = try await blocking { try RedisProcess(["--replicaof", "127.0.0.1 \(try FreePort.next())"]) }
        let first = try await probe(replica.url())
        #expect(Verdict(first) == .degraded(.replicaLinkDown))
        #expect(first.observed("master_link") == "down")
        #expect(
            try await verdicts(replica.url()).dropFirst() == [.unhealthy(.notPrimary), .unhealthy(.readOnlyReplica)])
        _ = try await blocking { try replica.command("CONFIG", "SET", "replica-serve-stale-data", "no") }
        #expect(try await verdicts(replica.url()) == everywhere(.replicaLinkDown))
    }

    @Test func `knows a server that loads its data`() async throws {
        let server = try await blocking {
            let first = try RedisProcess(["--enable-debug-command", "yes"])
            try first.command("DEBUG", "POPULATE", "20000")
            try first.command("SAVE")
            first.stop()
            let second = try RedisProcess(
                ["--loading-process-events-interval-bytes", "1024", "--key-load-delay", "2000"],
                folder: first.folder, waits: false)
            try second.wait(for: "LOADING", in: "PING")
            return second
        }
        #expect(try await verdicts(server.url()) == everywhere(.loading))
        // It calls itself a master, which nobody knows before the data is there.
        #expect(try await probe(server.url()).observed("role") == nil)
    }

    @Test func `knows a server whose saving fails`() async throws {
        let server = try await blocking {
            let server = try RedisProcess(["--enable-protected-configs", "yes"])
            try server.command("CONFIG", "SET", "save", "3600 1")
            try server.command("CONFIG", "SET", "dir", "/proc")
            try server.command("BGSAVE")
            try server.wait(for: "rdb_last_bgsave_status:err", in: "INFO", "persistence")
            return server
        }
        #expect(
            try await verdicts(server.url()) == [
                .degraded(.misconfigured), .degraded(.misconfigured), .unhealthy(.misconfigured),
            ])
        #expect(try await probe(server.url()).observed("last_save") == "failed")
    }

    @Test func `knows a master that wants replicas it has not`() async throws {
        let server = try await blocking { try RedisProcess(["--min-replicas-to-write", "1"]) }
        #expect(
            try await verdicts(server.url()) == [
                .degraded(.misconfigured), .degraded(.misconfigured), .unhealthy(.misconfigured),
            ])
    }

    @Test func `knows a server that is busy with a script`() async throws {
        let (server, script) = try await blocking {
            let server = try RedisProcess(["--busy-reply-threshold", "50"])
            let script = try server.begin("EVAL", "while true do end", "0")
            try server.wait(for: "BUSY", in: "PING")
            return (server, script)
        }
        #expect(try await verdicts(server.url()) == everywhere(.busy))
        _ = try await blocking { try server.command("SCRIPT", "KILL") }
        #expect(Verdict(try await probe(server.url())) == .healthy)
        #expect(script.id > 0)
    }

    @Test func `times out while clients are paused, and recovers`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        #expect(Verdict(await check.probe()) == .healthy)
        _ = try await blocking { try server.command("CLIENT", "PAUSE", "1000", "ALL") }
        #expect(Verdict(await check.probe(within: .milliseconds(50))) == .unhealthy(.timeout))
        #expect(Verdict(await check.probe(within: .milliseconds(50))) == .unhealthy(.timeout))
        #expect(Verdict(await check.probe()) == .healthy)
    }

    @Test func `fails without or with wrong credentials`() async throws {
        let server = try await blocking { try RedisProcess(["--requirepass", "right"]) }
        #expect(try await verdicts(server.url()) == everywhere(.auth))
        #expect(try await verdicts(server.url(userinfo: ":wrong@")) == everywhere(.auth))
        #expect(try await verdicts(server.url(userinfo: "none:right@")) == everywhere(.auth))
        #expect(Verdict(try await probe(server.url(userinfo: ":right@"), Self.writable)) == .healthy)
    }

    @Test func `makes do with a user who may only PING, and says so`() async throws {
        let server = try await blocking {
            let server = try RedisProcess()
            try server.command("ACL", "SETUSER", "ann", "on", ">pw", "+ping")
            try server.command("ACL", "SETUSER", "bob", "on", ">pw", "+echo", "+role")
            try server.command("ACL", "SETUSER", "cat", "on", ">pw", "-@all")
            return server
        }
        let url = server.url(userinfo: "ann:pw@")
        #expect(try await verdicts(url) == [.healthy, .unhealthy(.noPermission), .unhealthy(.noPermission)])
        #expect(try await probe(url).observed("denied") == "ECHO ROLE INFO")
        #expect(Verdict(try await probe(server.url(userinfo: "bob:pw@"), Self.master)) == .healthy)
        #expect(Verdict(try await probe(server.url(userinfo: "cat:pw@"))) == .unhealthy(.noPermission))
    }

    @Test func `knows a full server and a database that does not exist`() async throws {
        // Over its Unix socket, to which no stranger on this machine connects by mistake.
        let server = try await blocking { try RedisProcess(["--maxclients", "1"]) }
        #expect(Verdict(try await probe(server.socketURL + "?db=99")) == .unhealthy(.databaseMissing))
        let first = try RedisCheck(url: server.socketURL)
        try await becomesHealthy(first)
        #expect(try await verdicts(server.socketURL) == everywhere(.tooManyConnections))
        #expect(Verdict(await first.probe()) == .healthy)
    }

    /// A server needs a moment to notice that an earlier client has gone.
    private func becomesHealthy(_ check: RedisCheck) async throws {
        var last = Verdict.healthy
        for _ in 0..<1_000 {
            last = Verdict(await check.probe())
            if last == .healthy { return }
        }
        #expect(last == .healthy)
    }

    @Test func `recovers when the server is frozen, killed and restarted`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url())
        #expect(Verdict(await check.probe()) == .healthy)
        server.freeze()
        #expect(Verdict(await check.probe(within: .milliseconds(50))) == .unhealthy(.timeout))
        // The late reply to the frozen run comes now; it must not be taken for the reply to the next.
        server.thaw()
        #expect(Verdict(await check.probe()) == .healthy)
        try await blocking { server.kill() }
        #expect(Verdict(await check.probe()) == .unhealthy(.refused))
        let again = try await blocking { try RedisProcess(port: server.port) }
        #expect(Verdict(await check.probe()) == .healthy)
        // Closed in between by the server: a new connection tells that all is well.
        _ = try await blocking { try again.command("CLIENT", "KILL", "TYPE", "normal") }
        #expect(Verdict(await check.probe()) == .healthy)
    }

    @Test func `asks for INFO only as often as it is told to`() async throws {
        let server = try await blocking { try RedisProcess() }
        let check = try RedisCheck(url: server.url(), options: RedisCheckOptions(informationEvery: 4))
        for _ in 0..<9 {
            let result = await check.probe()
            #expect(Verdict(result) == .healthy && result.observed("redis_version") != nil)
        }
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(statistics.contains("cmdstat_info:calls=3,"))
        #expect(statistics.contains("cmdstat_ping:calls=9,"))
    }
}
