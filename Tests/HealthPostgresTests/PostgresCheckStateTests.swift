import Deadlines
import Health
import HealthPostgres
import TestServers
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The states that the check must tell apart, each made on a real server.
@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: PostgresPrograms.areInstalled))
struct `A Postgres check` {
    @Test func `tells what it sees of a healthy primary`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url())
        let first = await result(of: check)
        #expect(first.verdict == .healthy)
        #expect(
            first.observed.prefix(4).map(\.name) == [
                "role", "server_version", "connections_used", "connections_limit",
            ])
        #expect(first["role"] == "primary")
        #expect(first["connections_limit"] == 27)
        // The cheap question of the next run keeps what the rich one found.
        #expect(await result(of: check)["connections_limit"] == 27)
        #expect(try await blocking { try server.sessions().count } == 1)
        #expect(
            try await blocking { try server.sql("SELECT application_name FROM pg_stat_activity WHERE usename = 'app'") }
                == "health")
    }

    @Test func `says that a session was ended, and then how the new one is`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url())
        #expect(await verdict(of: check) == "healthy")
        try await blocking {
            try server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'")
        }
        try await eventually("the session has ended") { try server.sessions().isEmpty }
        #expect(await verdict(of: check) == "shutting_down")
        #expect(await verdict(of: check) == "healthy")
    }

    @Test(arguments: [PostgresProcess.StopMode.fast, .immediate])
    func `says that the server shuts down, and that it is gone`(mode: PostgresProcess.StopMode) async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url())
        #expect(await verdict(of: check) == "healthy")
        try await blocking { server.stop(mode) }
        #expect(["shutting_down", "closed"].contains(await verdict(of: check)))
        #expect(await verdict(of: check) == "refused")
        try await blocking { try server.restart() }
        #expect(await verdict(of: check) == "healthy")
    }

    @Test func `goes on during a smart shutdown, while a new one is refused`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let kept = try PostgresCheck(url: server.url())
        #expect(await verdict(of: kept) == "healthy")
        server.beginStop(.smart)
        try await verdict(of: try PostgresCheck(url: server.url()), becomes: "starting_up")
        #expect(await verdict(of: kept) == "healthy")
    }

    @Test func `sees within 250 ms that the server was killed`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url())
        #expect(await verdict(of: check) == "healthy")
        let told = Promise<ContinuousClock.Instant>()
        let watching = Task { await check.watch(ProbeTrigger { told.fulfill(.now) }) }
        // The watch is on when the session has taken the notification; a run afterwards proves it.
        try await eventually("there is a session") { try server.sessions().count == 1 }
        let session = try #require(try await blocking { try server.sessions().first })
        let start = ContinuousClock.now
        server.signal(SIGKILL, to: session)
        let seen = try #require(await told.value)
        #expect(start.duration(to: seen) < .milliseconds(250))
        #expect(["closed", "shutting_down"].contains(await verdict(of: check)))
        watching.cancel()
        await watching.value
    }

    @Test func `takes leave of the server when it is no longer watched`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url())
        let watching = Task { await check.watch(ProbeTrigger {}) }
        #expect(await verdict(of: check) == "healthy")
        watching.cancel()
        await watching.value
        try await eventually("the session has left") { try server.sessions().isEmpty }
        #expect(try await blocking { !server.log.contains("unexpected EOF") })
        #expect(await verdict(of: check) == "healthy")
    }

    @Test func `ends at its deadline while the postmaster or its session is frozen`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let time = Duration.milliseconds(300)
        let (fresh, kept) = (try PostgresCheck(url: server.url()), try PostgresCheck(url: server.url()))
        #expect(await verdict(of: kept) == "healthy")
        let session = try #require(try await blocking { try server.sessions().first })
        server.freeze()
        var best = Duration.seconds(60)
        for _ in 0..<3 {
            let start = ContinuousClock.now
            #expect(await verdict(of: fresh, within: time) == "timeout")
            best = min(best, start.duration(to: .now))
        }
        #expect(best <= time + .milliseconds(50))
        #expect(await verdict(of: kept, within: time) == "healthy")
        server.thaw()

        server.signal(SIGSTOP, to: session)
        let start = ContinuousClock.now
        #expect(await verdict(of: kept, within: time) == "timeout")
        #expect(start.duration(to: .now) <= time + .milliseconds(150))
        // The frozen session is never used again, so its late answer misleads nobody.
        #expect(await verdict(of: kept) == "healthy")
        server.signal(SIGCONT, to: session)
        for _ in 0..<10 { #expect(await verdict(of: kept) == "healthy") }
    }

    @Test func `says that the server starts up`() async throws {
        let server = try await blocking {
            let primary = try PostgresProcess()
            return try PostgresProcess(settings: ["hot_standby = off"], standbyOf: primary, waits: false)
        }
        try await verdict(of: try PostgresCheck(url: server.url()), becomes: "starting_up")
    }

    @Test func `knows a standby, its lag and its promotion`() async throws {
        let (primary, standby) = try await blocking {
            let primary = try PostgresProcess()
            return (primary, try PostgresProcess(standbyOf: primary))
        }
        let plain = try PostgresCheck(url: standby.url())
        let wantsPrimary = try PostgresCheck(url: standby.url(), requirements: .init(isPrimary: true))
        let wantsWrites = try PostgresCheck(url: standby.url(), requirements: .init(isWritable: true))
        let wantsNews = try PostgresCheck(url: standby.url(), requirements: .init(maximumLag: .milliseconds(1)))
        #expect(await result(of: plain)["role"] == "standby")
        #expect(await verdict(of: plain) == "healthy")
        #expect(await verdict(of: wantsPrimary) == "not_primary")
        #expect(await verdict(of: wantsWrites) == "read_only")
        try await verdict(of: wantsNews, becomes: "healthy")

        try await blocking { try standby.sql("SELECT pg_wal_replay_pause()") }
        try await eventually("replay is paused") {
            try standby.sql("SELECT pg_get_wal_replay_pause_state()") == "paused"
        }
        try await blocking { try primary.sql("CREATE TABLE late (x int)") }
        try await verdict(of: wantsNews, becomes: "lagging")
        try await blocking { try standby.sql("SELECT pg_wal_replay_resume()") }
        try await verdict(of: wantsNews, becomes: "healthy")

        try await blocking { try standby.sql("SELECT pg_promote()") }
        #expect(await verdict(of: wantsPrimary) == "healthy")
        #expect(await verdict(of: wantsWrites) == "healthy")
        #expect(await result(of: plain)["role"] == "primary")
    }

    @Test(arguments: ["ROLE app", "DATABASE shop", "ROLE app IN DATABASE shop"])
    func `knows when writes are off, and when they are on again`(target: String) async throws {
        let server = try await blocking { try PostgresProcess() }
        let setting = "default_transaction_read_only"
        let check = try PostgresCheck(url: server.url(), requirements: .init(isWritable: true))
        #expect(await verdict(of: check) == "healthy")
        try await blocking { try server.sql("ALTER \(target) SET \(setting) = on") }
        #expect(await verdict(of: try PostgresCheck(url: server.url())) == "healthy")
        // The kept session may write; the next one of the application may not.
        for _ in 0..<3 { #expect(await verdict(of: check) == "read_only") }
        try await blocking { try server.sql("ALTER \(target) RESET \(setting)", database: "postgres") }
        #expect(await verdict(of: check) == "healthy")
    }

    @Test func `hears of the server's own setting over a kept session`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url(), requirements: .init(isWritable: true))
        #expect(await verdict(of: check) == "healthy")
        try await blocking {
            try server.sql("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")
        }
        try await verdict(of: check, becomes: "read_only")
    }

    @Test func `is degraded when too many connections are used`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url(), requirements: .init(maximumConnectionUse: 0.001))
        let found = await result(of: check)
        #expect(found.verdict == .degraded)
        #expect(found.code == .limitExceeded)
    }

    @Test func `says what the login says`() async throws {
        let server = try await blocking {
            let server = try PostgresProcess()
            try server.sql("CREATE ROLE one LOGIN PASSWORD 'one' CONNECTION LIMIT 0")
            return server
        }
        #expect(await verdict(of: try PostgresCheck(url: server.url(password: "wrong"))) == "auth")
        #expect(await verdict(of: try PostgresCheck(url: server.url(user: "nobody"))) == "auth")
        #expect(await verdict(of: try PostgresCheck(url: server.url(database: "missing"))) == "database_missing")
        #expect(
            await verdict(of: try PostgresCheck(url: server.url(user: "one", password: "one")))
                == "too_many_connections")
        #expect(await verdict(of: try PostgresCheck(url: server.url(options: "?sslmode=require"))) == "tls")
    }

    @Test func `takes up a rotated password at once`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let check = try PostgresCheck(url: server.url(password: "old"), renewedURL: { server.url() })
        #expect(await verdict(of: check) == "healthy")
        let hopeless = try PostgresCheck(url: server.url(password: "old"), renewedURL: { "not a url" })
        #expect(await verdict(of: hopeless) == "auth")
    }

    @Test(.enabled(if: PgBouncerProcess.isInstalled))
    func `works through PgBouncer in transaction mode`() async throws {
        let (bouncer, server) = try await blocking {
            let server = try PostgresProcess()
            try server.sql("CREATE TABLE schema_migrations (version text)", "GRANT ALL ON schema_migrations TO app")
            return (try PgBouncerProcess(before: server), server)
        }
        let check = try PostgresCheck(
            url: bouncer.url,
            requirements: .init(isPrimary: true, isWritable: true, migration: .table("schema_migrations")))
        for _ in 0..<5 { #expect(await verdict(of: check) == "healthy") }
        // Nothing of ours stays on the server connection that the next client gets.
        #expect(
            try await blocking {
                try ChildProcess.run(
                    try PostgresPrograms.path(of: "psql"), ["-XAtq", "-c", "SHOW statement_timeout", bouncer.url])
            } == "0\n")
        try await blocking { server.stop(.immediate) }
        #expect(await verdict(of: check, within: .seconds(1)) != "healthy")
    }
}
