import Deadlines
import RedisClient
import TestServers
import Testing

@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(2)))
struct `A connection to a Redis server` {
    private func connect(_ url: String, within time: Duration = .seconds(10)) async throws -> RedisConnection {
        try await RedisConnector(RedisTarget(url: url)).connect(until: .after(time))
    }

    private func failure(_ url: String, within time: Duration = .seconds(10)) async throws -> RedisError.Code? {
        let connector = try RedisConnector(RedisTarget(url: url))
        do throws(RedisError) {
            _ = try await connector.connect(until: .after(time))
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `sends any bytes and gets any reply`() async throws {
        let server = try await blocking { try RedisProcess() }
        let connection = try await connect(server.url())
        let odd = "a\r\n*1\r\n\u{0}\u{E9}"
        let replies = try await connection.send(
            [
                RedisCommand("SET", "k", odd), RedisCommand("GET", "k"), RedisCommand("GET", "none"),
                RedisCommand("STRLEN", "k"), RedisCommand("MGET", "k", "none"), RedisCommand("NONSENSE"),
                RedisCommand("SET", "empty", ""), RedisCommand("GET", "empty"), RedisCommand("EVAL", "return {}", "0"),
            ], until: .after(.seconds(10)))
        let bytes = Array(odd.utf8)
        #expect(
            replies == [
                .simple("OK"), .bulk(bytes), .null, .integer(Int64(bytes.count)), .array([.bulk(bytes), .null]),
                .error(RedisServerError(text: "ERR".utf8)), .simple("OK"), .bulk([]), .array([]),
            ])
        #expect(connection.isOpen)
    }

    @Test func `is made over TCP, a name, and a Unix socket`() async throws {
        let server = try await blocking { try RedisProcess() }
        for url in [server.url(), "redis://localhost:\(server.port)", server.socketURL] {
            let reply = try await connect(url).send(RedisCommand("PING"), until: .after(.seconds(10)))
            #expect(reply == .simple("PONG"))
        }
    }

    @Test func `has its name and its database`() async throws {
        let server = try await blocking { try RedisProcess() }
        let connection = try await connect(server.url(database: "/3"))
        let reply = try await connection.send(RedisCommand("CLIENT", "LIST"), until: .after(.seconds(10)))
        #expect(reply.text?.contains("name=bellwether ") == true)
        #expect(reply.text?.contains(" db=3 ") == true)
        #expect(try await failure(server.url(database: "/99")) == .databaseMissing)
    }

    @Test func `logs in with a password, or a user and a password`() async throws {
        let server = try await blocking {
            let server = try RedisProcess(["--requirepass", "p@ss/wörd"])
            try server.command("ACL", "SETUSER", "ann", "on", ">x:y", "+@all", password: "p@ss/wörd")
            return server
        }
        _ = try await connect(server.url(userinfo: ":p%40ss%2Fw%C3%B6rd@"))
        _ = try await connect(server.url(userinfo: "ann:x%3Ay@"))
        #expect(try await failure(server.url(userinfo: ":wrong@")) == .auth)
        #expect(try await failure(server.url(userinfo: "ann:wrong@")) == .auth)
        #expect(try await failure(server.url(userinfo: "bob:x@")) == .auth)
        #expect(try await failure(server.url()) == .auth)
    }

    @Test func `is refused with a password where none is set`() async throws {
        let server = try await blocking { try RedisProcess() }
        #expect(try await failure(server.url(userinfo: ":pw@")) == .auth)
    }

    @Test func `fails as too many when the server is full, each time`() async throws {
        let server = try await blocking { try RedisProcess(["--maxclients", "2"]) }
        let held = [try await connect(server.url()), try await connect(server.url())]
        for _ in 0..<50 { #expect(try await failure(server.url()) == .tooManyConnections) }
        for _ in 0..<20 { #expect(try await failure(server.socketURL) == .tooManyConnections) }
        for connection in held { await connection.close() }
        _ = try await connect(server.url())
    }

    @Test func `says good-bye`() async throws {
        let server = try await blocking { try RedisProcess() }
        let connection = try await connect(server.url())
        await connection.close()
        #expect(!connection.isOpen)
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(statistics.contains("cmdstat_quit:calls=1,"))
    }

    @Test func `tells at once when the server ends it`() async throws {
        let server = try await blocking { try RedisProcess() }
        let connection = try await connect(server.url())
        let ended = Promise<Bool>()
        connection.onClose { ended.fulfill(true) }
        _ = try await blocking { try server.command("CLIENT", "KILL", "TYPE", "normal") }
        #expect(await ended.value == true)
        await #expect(throws: RedisError(.closed)) {
            try await connection.send(RedisCommand("PING"), until: .after(.seconds(10)))
        }
    }

    @Test func `is never used again after a late reply`() async throws {
        let server = try await blocking { try RedisProcess() }
        let connection = try await connect(server.url())
        server.freeze()
        await #expect(throws: RedisError(.timeout)) {
            try await connection.send(RedisCommand("ECHO", "late"), until: .after(.milliseconds(30)))
        }
        server.thaw()
        await #expect(throws: RedisError(.timeout)) {
            try await connection.send(RedisCommand("ECHO", "next"), until: .after(.seconds(10)))
        }
    }

    @Test func `is refused where nobody listens`() async throws {
        let port = try FreePort.next()
        #expect(try await failure("redis://127.0.0.1:\(port)") == .refused)
        #expect(try await failure("redis://localhost:\(port)") == .refused)
        #expect(try await failure("unix:///tmp/no-such-socket") == .refused)
        #expect(try await failure("redis://no-such-host.invalid") == .dns)
    }
}
