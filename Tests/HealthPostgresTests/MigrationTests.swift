import Health
import HealthPostgres
import TestServers
import Testing

@Suite(.timeLimit(.minutes(3)), .serialized, .enabled(if: PostgresPrograms.areInstalled))
struct `A required migration` {
    private func server() async throws -> PostgresProcess {
        try await blocking {
            let server = try PostgresProcess()
            try server.sql(
                "CREATE TABLE schema_migrations (version bigint)", "INSERT INTO schema_migrations VALUES (20260127)",
                "CREATE SCHEMA \"o'dd\"", "CREATE TABLE \"o'dd\".\"Ta\"\"ble\" (\"na\\me\" int)",
                "GRANT USAGE ON SCHEMA \"o'dd\" TO app", "GRANT SELECT ON schema_migrations TO app")
            return server
        }
    }

    @Test func `is found, or said to be missing`() async throws {
        let server = try await server()
        let cases: [(PostgresMigration, String)] = [
            (.version("20260127"), "healthy"), (.version("20260128"), "migration_missing"),
            (.version("1", table: "nowhere"), "migration_missing"),
            (.version("1", column: "nothing"), "migration_missing"),
            (.version("'; DROP TABLE x; --"), "migration_missing"),
            (.table("schema_migrations"), "healthy"), (.table("public.schema_migrations"), "healthy"),
            (.table("nowhere"), "migration_missing"), (.table("no.where"), "migration_missing"),
            (.table("o'dd.Ta\"ble"), "healthy"), (.column("na\\me", ofTable: "o'dd.Ta\"ble"), "healthy"),
            (.column("version", ofTable: "schema_migrations"), "healthy"),
            (.column("other", ofTable: "schema_migrations"), "migration_missing"),
            (.column("version", ofTable: "nowhere"), "migration_missing"),
            (.query("SELECT max(version) >= 20260101 FROM schema_migrations"), "healthy"),
            (.query("SELECT max(version) >= 20990101 FROM schema_migrations"), "migration_missing"),
            (.query("SELECT 1 WHERE false"), "migration_missing"),
            (.query("SELECT no_such_function()"), "migration_missing"),
            (.query("INSERT INTO schema_migrations VALUES (1)"), "read_only"), (.query("SELEC"), "error"),
        ]
        for (migration, expected) in cases {
            let check = try PostgresCheck(url: server.url(), requirements: .init(migration: migration))
            #expect(await verdict(of: check) == expected, "\(migration)")
        }
    }

    @Test func `is seen as soon as it is applied, over the same connection`() async throws {
        let server = try await server()
        let check = try PostgresCheck(url: server.url(), requirements: .init(migration: .version("7")))
        for _ in 0..<3 { #expect(await verdict(of: check) == "migration_missing") }
        let session = try await blocking { try server.sessions() }
        try await blocking { try server.sql("INSERT INTO schema_migrations VALUES (7)") }
        #expect(await verdict(of: check) == "healthy")
        #expect(try await blocking { try server.sessions() } == session)
    }

    @Test(arguments: ["0", "100ms"])
    func `behind a lock ends by the server's timeout`(timeout: String) async throws {
        let server = try await server()
        try await blocking { try server.sql("ALTER ROLE app SET statement_timeout = '\(timeout)'") }
        let locker = try ChildProcess(
            try PostgresPrograms.path(of: "psql"),
            [
                "-Xq", "-h", server.folder.path, "-p", "\(server.port)", "-U", "postgres", "-c",
                "BEGIN; LOCK TABLE schema_migrations; SELECT pg_sleep(600)", "shop",
            ])
        try await eventually("the lock is held") {
            try server.sql("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted") == "1"
        }
        let check = try PostgresCheck(url: server.url(), requirements: .init(migration: .version("20260127")))
        #expect(await verdict(of: check, within: .seconds(1)) == "statement_timeout")
        #expect(await verdict(of: try PostgresCheck(url: server.url())) == "healthy")
        try await blocking { _ = locker.stop() }
        try await blocking {
            try server.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE mode = 'AccessExclusiveLock'")
        }
        try await verdict(of: check, becomes: "healthy")
    }
}
