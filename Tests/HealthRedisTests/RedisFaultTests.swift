import Deadlines
import Health
import HealthRedis
import TestServers
import Testing

/// What no real server does on demand.
@Suite(.timeLimit(.minutes(5))) struct `A check of a broken server` {
    /// How long after its deadline a run may end here. The promise is 50 ms, which the soak measures; the rest is for
    /// the other tests, which keep the cooperative pool busy meanwhile.
    private static let patience = Duration.seconds(5)

    /// One run, which must end by its deadline.
    private func probe(_ server: FakeServer, within time: Duration) async throws -> Verdict {
        let check = try RedisCheck(url: "redis://127.0.0.1:\(server.port)")
        let deadline = Deadline.after(time)
        let result = await check.probe(until: deadline.instant)
        #expect(deadline.instant.duration(to: .now) < Self.patience)
        return Verdict(result)
    }

    struct Bytes: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        init(_ name: String, _ text: String) { (testDescription, bytes) = (name, Array(text.utf8)) }
    }

    @Test(arguments: [
        Bytes("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n"), Bytes("TLS", "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{32}"),
        Bytes("SSH", "SSH-2.0-OpenSSH_9.2\r\n"), Bytes("MySQL", "J\0\0\0\u{A}8.0.36\0"),
        Bytes("array bomb", "*2147483647\r\n"), Bytes("smaller array bomb", "*1025\r\n"),
        Bytes("bulk bomb", "$9223372036854775807\r\n"), Bytes("smaller bulk bomb", "$65537\r\n"),
        Bytes("deep", String(repeating: "*1\r\n", count: 100_000)),
        Bytes("wide and deep", "*1000\r\n" + String(repeating: "*2\r\n", count: 1_000)),
        Bytes("endless line", "+" + String(repeating: "a", count: 100_000)),
        Bytes("endless error", "-" + String(repeating: "A", count: 100_000)),
        Bytes("RESP3", ">2\r\n+a\r\n+b\r\n"), Bytes("wrong bulk length", "$5\r\nhelloXX\r\n"),
        Bytes("what nobody asked", ":1\r\n:2\r\n:3\r\n:4\r\n:5\r\n:6\r\n"),
    ])
    func `fails as protocol at once, whether it speaks first or answers`(_ wrong: Bytes) async throws {
        #expect(try await probe(.greeting(wrong.bytes), within: .seconds(20)) == .unhealthy(.protocol))
        #expect(
            try await probe(.answering(wrong.bytes, thenClose: false), within: .seconds(20)) == .unhealthy(.protocol))
        let late = try FakeRedis.server { peer, _ in try peer.send(wrong.bytes) }
        #expect(try await probe(late, within: .seconds(20)) == .unhealthy(.protocol))
    }

    @Test func `fails as protocol on an echo server`() async throws {
        #expect(try await probe(.echo(), within: .seconds(20)) == .unhealthy(.protocol))
    }

    @Test func `fails as protocol on the replies to an earlier run`() async throws {
        let server = try FakeRedis.server { peer, replies in
            try peer.send(Array("$5\r\nearly\r\n".utf8) + replies)
        }
        #expect(try await probe(server, within: .seconds(20)) == .unhealthy(.protocol))
    }

    @Test func `times out on silence, with or without accept`() async throws {
        #expect(try await probe(.silent(), within: .milliseconds(50)) == .unhealthy(.timeout))
        #expect(try await probe(FakeServer(backlog: 16), within: .milliseconds(50)) == .unhealthy(.timeout))
    }

    /// The promise: 50 ms after the deadline. The best of some runs counts, since the machine has other things to do;
    /// a deadline that does not hold would be late in all of them.
    @Test func `ends within 50 ms of its deadline, whatever it waits for`() async throws {
        let full = try await blocking { try FullBacklog() }
        let dripping = try FakeServer.dripping(Array("+OK\r\n".utf8), every: .milliseconds(40))
        let (silent, unaccepted) = (try FakeServer.silent(), try FakeServer(backlog: 64))
        for port in [full.port, dripping.port, silent.port, unaccepted.port] {
            let check = try RedisCheck(url: "redis://127.0.0.1:\(port)")
            let time = Duration.milliseconds(100)
            var best = Duration.seconds(60)
            for _ in 0..<10 where best > time + .milliseconds(50) {
                let start = ContinuousClock.now
                #expect(Verdict(await check.probe(within: time)) == .unhealthy(.timeout))
                best = min(best, start.duration(to: .now))
            }
            #expect(best <= time + .milliseconds(50))
            #expect(best >= time)
        }
    }

    @Test func `times out on drops of bytes, each in time`() async throws {
        let ok = Array("+OK\r\n".utf8)
        #expect(
            try await probe(.dripping(ok, every: .milliseconds(40)), within: .milliseconds(60)) == .unhealthy(.timeout))
        let endless = try FakeRedis.server { peer, replies in try peer.drip(replies, every: .milliseconds(10)) }
        #expect(try await probe(endless, within: .milliseconds(200)) == .unhealthy(.timeout))
    }

    @Test func `is healthy when replies come byte by byte in time`() async throws {
        let server = try FakeRedis.server { peer, replies in try peer.drip(replies, every: .zero) }
        #expect(try await probe(server, within: .seconds(20)) == .healthy)
    }

    @Test func `fails as closed wherever the server ends its reply`() async throws {
        let whole = try FakeRedis.server { peer, replies in try peer.send(replies) }
        #expect(try await probe(whole, within: .seconds(20)) == .healthy)
        for length in 0..<180 {
            for resets in [false, true] {
                let server = try FakeRedis.server { peer, replies in
                    if resets { peer.resetOnClose() }
                    try peer.send(Array(replies.prefix(min(length, replies.count - 1))))
                    throw TestServerError("the end")
                }
                #expect(try await probe(server, within: .seconds(20)) == .unhealthy(.closed), "\(length)")
            }
        }
    }

    @Test func `fails as closed when the server hangs up on every client`() async throws {
        #expect(try await probe(FakeServer { _ in }, within: .seconds(20)) == .unhealthy(.closed))
        let reset = try FakeServer { $0.resetOnClose() }
        #expect(try await probe(reset, within: .seconds(20)) == .unhealthy(.closed))
    }

    @Test(arguments: [
        ("-ERR max number of clients reached\r\n", CheckCode.tooManyConnections),
        ("-DENIED Redis is running in protected mode\r\n", .auth),
    ])
    func `hears why it is turned away`(words: String, code: CheckCode) async throws {
        let server = try FakeServer { try $0.send(Array(words.utf8)) }
        for _ in 0..<50 { #expect(try await probe(server, within: .seconds(20)) == .unhealthy(code)) }
        let reset = try FakeServer { peer in
            try peer.send(Array(words.utf8))
            peer.resetOnClose()
        }
        #expect([.unhealthy(code), .unhealthy(.closed)].contains(try await probe(reset, within: .seconds(20))))
    }

    @Test func `asks an older server for all of INFO`() async throws {
        let server = try FakeServer { peer in
            while case let bytes = try peer.receive(), !bytes.isEmpty {
                let isNew = FakeRedis.commands(in: bytes).contains { $0.first == "INFO" && $0.count > 2 }
                let replies = FakeRedis.replies(to: bytes)
                let tail = "$\(FakeRedis.information.utf8.count)\r\n\(FakeRedis.information)\r\n"
                try peer.send(isNew ? replies.dropLast(tail.utf8.count) + Array("-ERR syntax error\r\n".utf8) : replies)
            }
        }
        let check = try RedisCheck(url: "redis://127.0.0.1:\(server.port)")
        for _ in 0..<3 { #expect(await check.probe().observed("redis_version") == "7.0.15") }
        #expect(server.accepted == 1)
    }

    @Test func `counts as cancelled before its deadline and as late after it`() async throws {
        let server = try FakeServer.silent()
        let check = try RedisCheck(url: "redis://127.0.0.1:\(server.port)")
        for time in [0, 1, 3, 10] {
            let run = Task { await check.probe(within: .seconds(60)) }
            try await blocking { pause(.milliseconds(time)) }
            let start = ContinuousClock.now
            run.cancel()
            #expect(Verdict(await run.value) == .unhealthy(.cancelled))
            #expect(start.duration(to: .now) < Self.patience)
        }
    }
}
