import Deadlines
import TestServers
import Testing

@testable import PostgresClient

@Suite(.timeLimit(.minutes(3)), .serialized, .enabled(if: PostgresPrograms.areInstalled))
struct `A Postgres session` {
    @Test func `asks and gets rows, over one connection`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let target = try PostgresTarget(server.url())
        let first = try await session.query(
            "SELECT 'a' AS x, NULL AS y; SELECT 2", at: target, until: .after(.seconds(10)))
        #expect(first.isFirstOfConnection)
        #expect(first.tables.count == 2)
        #expect(first.tables[0][0]["x"] == "a")
        #expect(first.tables[0][0]["y"] == nil)
        #expect(first.tables[1][0][0] == "2")
        #expect(first.status.isInRecovery == false)
        #expect(first.status.isReadOnlyByDefault == false)
        #expect(first.status.version?.isEmpty == false)
        let second = try await session.query("SELECT pg_backend_pid()", at: target, until: .after(.seconds(10)))
        #expect(!second.isFirstOfConnection)
        await session.close()
        try await eventually("the session has left") { try server.sessions().isEmpty }
        #expect(try await blocking { !server.log.contains("unexpected EOF") })
    }

    @Test func `speaks over a Unix socket`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let target = try PostgresTarget("host=\(server.folder.path) port=\(server.port) user=app dbname=shop")
        let reply = try await session.query("SELECT current_user", at: target, until: .after(.seconds(10)))
        #expect(reply.tables[0][0][0] == "app")
    }

    @Test func `keeps its connection after an error that the server told`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let target = try PostgresTarget(server.url())
        let error = await #expect(throws: PostgresError.self) {
            try await session.query("SELECT 1/0", at: target, until: .after(.seconds(10)))
        }
        #expect(error?.code == .server)
        #expect(error?.state?.description == "22012")
        let reply = try await session.query("SELECT 1", at: target, until: .after(.seconds(10)))
        #expect(!reply.isFirstOfConnection)
        // A transaction that an error leaves open is ended.
        await #expect(throws: PostgresError.self) {
            try await session.query("BEGIN; SELECT 1/0", at: target, until: .after(.seconds(10)))
        }
        #expect(try await !session.query("SELECT 1", at: target, until: .after(.seconds(10))).isFirstOfConnection)
        // One that is left open on purpose is no state to ask the next question in.
        _ = try await session.query("BEGIN", at: target, until: .after(.seconds(10)))
        #expect(try await session.query("SELECT 1", at: target, until: .after(.seconds(10))).isFirstOfConnection)
    }

    @Test func `refuses a reply over the limit`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let target = try PostgresTarget(server.url())
        await #expect(throws: PostgresError(.protocol)) {
            try await session.query("SELECT repeat('x', 1000000)", at: target, until: .after(.seconds(10)))
        }
        await #expect(throws: PostgresError(.protocol)) {
            try await session.query(
                "SELECT 'x' FROM generate_series(1, 1000000)", at: target, until: .after(.seconds(10)))
        }
    }

    @Test func `leaves COPY alone`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let target = try PostgresTarget(server.url())
        for statement in ["COPY (SELECT 1) TO STDOUT", "CREATE TEMP TABLE t (x int); COPY t FROM STDIN"] {
            await #expect(throws: PostgresError(.server)) {
                try await session.query(statement, at: target, until: .after(.seconds(10)))
            }
        }
    }

    @Test func `stays silent about notices`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let session = try PostgresSession()
        let statement = "DO $$ BEGIN FOR i IN 1..100 LOOP RAISE NOTICE 'n%', i; END LOOP; END $$; SELECT 1"
        let reply = try await session.query(
            statement, at: try PostgresTarget(server.url()), until: .after(.seconds(10)))
        #expect(reply.tables[0][0][0] == "1")
    }
}
