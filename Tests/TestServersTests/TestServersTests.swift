import TestServers
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Servers for tests` {
    @Test func `a child process ends with its owner`() async throws {
        let child = try ChildProcess("sleep", ["600"])
        #expect(child.isRunning)
        #expect(try await blocking { child.stop() } == 128 + 15)
        #expect(!child.isRunning)
    }

    @Test func `a program's output is returned, and its failure thrown`() async throws {
        #expect(try await blocking { try ChildProcess.run("echo", ["a b"]) } == "a b\n")
        await #expect(throws: TestServerError.self) { try await blocking { try ChildProcess.run("false", []) } }
    }

    @Test func `a free port is given out once`() throws {
        let ports = try (0..<100).map { _ in try FreePort.next() }
        #expect(Set(ports).count == 100)
    }

    @Test(.enabled(if: PostgresPrograms.areInstalled))
    func `a Postgres server answers, stops and leaves nothing`() async throws {
        try await blocking {
            let server = try PostgresProcess()
            #expect(try server.sql("SELECT current_database()", user: "app") == "shop")
            server.stop()
            #expect(throws: TestServerError.self) { try server.sql("SELECT 1") }
        }
    }

    @Test(.enabled(if: PostgresPrograms.areInstalled))
    func `a standby follows its primary`() async throws {
        try await blocking {
            let primary = try PostgresProcess()
            let standby = try PostgresProcess(standbyOf: primary)
            #expect(try standby.sql("SELECT pg_is_in_recovery()") == "t")
        }
    }
}
