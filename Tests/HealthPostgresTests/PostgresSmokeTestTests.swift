import Health
import HealthPostgres
import TestServers
import Testing

@Suite(.timeLimit(.minutes(3)), .serialized) struct `Postgres smoke tests` {
    @Test(.enabled(if: PostgresPrograms.areInstalled))
    func `run in order, hide nothing from each other and leave nothing behind`() async throws {
        let server = try await blocking {
            let server = try PostgresProcess()
            try server.sql("CREATE TABLE scans (id int PRIMARY KEY)", "GRANT INSERT, SELECT ON scans TO app")
            return server
        }
        let suite = try PostgresSmokeTest(
            url: server.url(),
            [
                .init("create_scan", "INSERT INTO scans VALUES (1)"),
                .init("duplicate", "INSERT INTO scans VALUES (1)"),
                .init("query_scan", "SELECT 1 / count(*) FROM scans"),
                .init("two", "SELECT 1; SELECT 2"),
                .init("delete_scan", "DELETE FROM scans"),
                .init("commits", "DO $$ BEGIN COMMIT; END $$"),
                .init("late", "SELECT 1"),
            ])
        let results = await suite.run(until: .now.advanced(by: .seconds(10)))
        #expect(
            results == [
                SmokeTestResult(name: "create_scan"), SmokeTestResult(name: "duplicate", failure: .error),
                SmokeTestResult(name: "query_scan"), SmokeTestResult(name: "two", failure: .error),
                SmokeTestResult(name: "delete_scan", failure: .noPermission),
                SmokeTestResult(name: "commits", failure: .error), SmokeTestResult(name: "late"),
            ])
        #expect(try await blocking { try server.sql("SELECT count(*) FROM scans") } == "0")
        try await eventually("the session has left") { try server.sessions().isEmpty }
    }

    @Test(.enabled(if: PostgresPrograms.areInstalled))
    func `end at the deadline, and those that had no turn say so`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let suite = try PostgresSmokeTest(
            url: server.url(), [.init("a", "SELECT 1"), .init("b", "SELECT pg_sleep(60)"), .init("c", "SELECT 1")])
        let results = await suite.run(until: .now.advanced(by: .milliseconds(500)))
        #expect(results.map { $0.failure == nil } == [true, false, false])
        #expect(results[1].failure == .timeout || results[1].failure == .statementTimeout)
        #expect(results[2].failure == .timeout)
        try await eventually("the session has left") { try server.sessions().isEmpty }
    }

    @Test func `all fail alike without a server`() async throws {
        let suite = try PostgresSmokeTest(
            url: "postgresql://u@127.0.0.1:\(try FreePort.next())/d", [.init("a", "SELECT 1"), .init("b", "SELECT 2")])
        #expect(await suite.run(until: .now.advanced(by: .seconds(5))).map(\.failure) == [.refused, .refused])
    }

    @Test(arguments: [
        "COMMIT", "  commit", "-- x\nROLLBACK", "/* a /* b */ c */ END", ";BEGIN", "START TRANSACTION", "ABORT", "",
        "-- only", "/* open", "PREPARE TRANSACTION 'x'", "COPY t FROM STDIN", "SAVEPOINT s", "RELEASE s",
    ])
    func `may not touch the transaction`(sql: String) {
        #expect(throws: ConfigurationError.self) { try PostgresSmokeTest(url: "postgresql://u@h/d", [.init("a", sql)]) }
    }

    @Test func `need names of their own`() {
        #expect(throws: ConfigurationError.self) { try PostgresSmokeTest(url: "postgresql://u@h/d", []) }
        #expect(throws: ConfigurationError.self) {
            try PostgresSmokeTest(url: "postgresql://u@h/d", [.init("a", "SELECT 1"), .init("a", "SELECT 2")])
        }
    }
}
