import Deadlines
import TestServers
import Testing

@testable import PostgresClient

/// What a session makes of endpoints that are no sound Postgres server.
@Suite(.timeLimit(.minutes(3)), .serialized) struct `A session at a server that is none` {
    private let time = Duration.milliseconds(300)

    /// The code of a query, and how long it took.
    private func outcome(
        of server: FakeServer, options: String = "?sslmode=disable"
    ) async throws -> (code: PostgresError.Code?, time: Duration) {
        let session = try PostgresSession()
        let target = try PostgresTarget("postgresql://u:S3CRETPW@127.0.0.1:\(server.port)/d\(options)")
        let start = ContinuousClock.now
        do throws(PostgresError) {
            _ = try await session.query("SELECT 1", at: target, until: .after(time))
            return (nil, start.duration(to: .now))
        } catch {
            return (error.code, start.duration(to: .now))
        }
    }

    /// The bound that every state keeps; the best of three, since the machine has other things to do.
    private func expectOnTime(_ attempt: () async throws -> Duration) async throws {
        var best = Duration.seconds(60)
        for _ in 0..<3 where best > time + .milliseconds(50) { best = min(best, try await attempt()) }
        #expect(best <= time + .milliseconds(50))
    }

    @Test(arguments: ["?sslmode=disable", "?sslmode=prefer", "?sslmode=require"])
    func `that never answers ends at the deadline`(options: String) async throws {
        for server in [try FakeServer(backlog: 16), try FakeServer.silent()] {
            try await expectOnTime {
                let outcome = try await outcome(of: server, options: options)
                #expect(outcome.code == .timeout)
                return outcome.time
            }
        }
    }

    @Test func `whose connections the kernel drops ends at the deadline`() async throws {
        let full = try await blocking { try FullBacklog() }
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(full.port)/d")
        try await expectOnTime {
            let (session, start) = (try PostgresSession(), ContinuousClock.now)
            await #expect(throws: PostgresError(.timeout)) {
                try await session.query("SELECT 1", at: target, until: .after(time))
            }
            return start.duration(to: .now)
        }
    }

    @Test func `whose answer drips ends at the deadline`() async throws {
        let server = try FakeServer.dripping(Wire.login, every: .milliseconds(100))
        try await expectOnTime {
            let outcome = try await outcome(of: server)
            #expect(outcome.code == .timeout)
            return outcome.time
        }
    }

    @Test(arguments: [
        ("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n"), ("TLS", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{16}"),
        ("SSH", "SSH-2.0-OpenSSH_9.2\r\n"), ("MySQL", "J\u{0}\u{0}\u{0}\n5.7.1"), ("SMTP", "220 mail ESMTP\r\n"),
        ("Redis", "-ERR unknown command\r\n"), ("zeros", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"),
    ])
    func `that speaks another protocol is told`(name: String, answer: String) async throws {
        for options in ["?sslmode=disable", "?sslmode=prefer", "?sslmode=require"] {
            for server in [try FakeServer.answering(Array(answer.utf8)), try FakeServer.greeting(Array(answer.utf8))] {
                #expect(try await outcome(of: server, options: options).code == .protocol, "\(name) \(options)")
            }
        }
        #expect(try await outcome(of: try FakeServer.echo()).code == .protocol)
    }

    @Test func `that closes after any number of bytes is told`() async throws {
        let login = Wire.login + Wire.row("1")
        for count in 0..<login.count {
            let server = try FakeServer { peer in
                _ = try peer.receive()
                try peer.send(Array(login[..<min(count, Wire.login.count)]))
                guard count >= Wire.login.count else { return }
                _ = try peer.receive()
                try peer.send(Array(login[Wire.login.count..<count]))
            }
            let code = try await outcome(of: server).code
            #expect(code == .closed || code == .protocol, "after \(count) bytes")
        }
    }

    @Test func `that resets the connection is told`() async throws {
        let server = try FakeServer { peer in
            _ = try peer.receive()
            peer.resetOnClose()
        }
        #expect(try await outcome(of: server).code == .closed)
    }

    @Test func `that answers in single bytes is a good one`() async throws {
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.drip(Wire.login, every: .milliseconds(0))
            _ = try peer.receive()
            try peer.drip(Wire.row("1"), every: .milliseconds(0))
            peer.hold()
        }
        #expect(try await outcome(of: server).code == nil)
    }

    @Test(
        arguments: [
            ("S", UInt32(0x7fff_ffff)), ("E", 0x7fff_ffff), ("N", 0x7fff_ffff), ("D", 0x7fff_ffff), ("R", 0x7fff_ffff),
            ("S", 0), ("S", 3), ("R", 0), ("R", 3), ("E", 0), ("Z", 3), ("K", 0xffff_ffff), ("T", 0x7fff_ffff),
        ] as [(Character, UInt32)])
    func `that lies about a length is told`(type: Character, length: UInt32) async throws {
        let bomb = Wire.message(type, Array("x".utf8), length: length)
        #expect(try await outcome(of: try .answering(bomb, thenClose: false)).code == .protocol)
        #expect(try await outcome(of: try .answering(Wire.accepted + bomb, thenClose: false)).code == .protocol)
        let late = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.login)
            _ = try peer.receive()
            try peer.send(bomb)
            peer.hold()
        }
        #expect(try await outcome(of: late).code == .protocol)
    }

    @Test(arguments: [
        ("notices", Wire.notice("n")), ("parameters", Wire.parameter("a", "b")),
        ("long notices", Wire.notice(String(repeating: "n", count: 20_000))), ("zeros", [0]),
    ])
    func `that talks without end is cut off`(name: String, message: [UInt8]) async throws {
        let flood = Array(repeatElement(message, count: max(1, 65_536 / message.count)).joined())
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.accepted)
            while true { try peer.send(flood) }
        }
        let outcome = try await outcome(of: server)
        #expect(outcome.code == .protocol)
        let late = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.login)
            _ = try peer.receive()
            while true { try peer.send(flood) }
        }
        #expect(try await self.outcome(of: late).code == .protocol)
    }

    @Test(arguments: [7, 9, 2, 6, 99] as [UInt8])
    func `that wants an unsupported authentication is told`(kind: UInt8) async throws {
        let server = try FakeServer.answering(Wire.message("R", [0, 0, 0, kind]), thenClose: false)
        #expect(try await outcome(of: server).code == .auth)
    }

    @Test func `that wants endless SCRAM iterations is told at once`() async throws {
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.message("R", [0, 0, 0, 10] + Wire.text("SCRAM-SHA-256") + [0]))
            let first = String(decoding: try peer.receive(), as: UTF8.self)
            let nonce = first.components(after: "r=")
            try peer.send(Wire.message("R", [0, 0, 0, 11] + Array("r=\(nonce)x,s=c2FsdA==,i=2000000000".utf8)))
            peer.hold()
        }
        let outcome = try await outcome(of: server)
        #expect(outcome.code == .auth)
        #expect(outcome.time < time)
    }

    @Test func `that cannot prove that it knows the password is told`() async throws {
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.message("R", [0, 0, 0, 10] + Wire.text("SCRAM-SHA-256") + [0]))
            let nonce = String(decoding: try peer.receive(), as: UTF8.self).components(after: "r=")
            try peer.send(Wire.message("R", [0, 0, 0, 11] + Array("r=\(nonce)x,s=c2FsdA==,i=1".utf8)))
            _ = try peer.receive()
            let proof = "v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            try peer.send(Wire.message("R", [0, 0, 0, 12] + Array(proof.utf8)) + Wire.login)
            peer.hold()
        }
        #expect(try await outcome(of: server).code == .auth)
    }

    @Test func `that breaks off TLS is told`() async throws {
        let refuses = try FakeServer.answering(Array("N".utf8))
        #expect(try await outcome(of: refuses, options: "?sslmode=require").code == .tls)
        let stuffs = try FakeServer.answering(Array("S".utf8) + Wire.login, thenClose: false)
        #expect(try await outcome(of: stuffs, options: "?sslmode=require").code == .tls)
        let hangs = try FakeServer.answering(Array("S".utf8), thenClose: false)
        #expect(try await outcome(of: hangs, options: "?sslmode=require").code == .timeout)
    }

    @Test(arguments: [
        ("57P03", PostgresError.Code.startingUp), ("57P01", .shuttingDown), ("53300", .tooManyConnections),
        ("28000", .auth), ("3D000", .databaseMissing), ("08P01", .protocol), ("XX000", .server), ("0A000", .server),
    ])
    func `that refuses is understood by its SQLSTATE`(state: String, code: PostgresError.Code) async throws {
        #expect(try await outcome(of: try .answering(Wire.error(state))).code == code)
        #expect(try await outcome(of: try .answering(Wire.accepted + Wire.error(state))).code == code)
    }
}

extension String {
    fileprivate func components(after mark: String) -> Substring {
        guard let range = firstRange(of: mark) else { return "" }
        return self[range.upperBound...]
    }
}
