#if HTTPClient
import Health
import HealthNetwork
import NameResolution
import TestServers
import Testing

@Suite(.timeLimit(.minutes(2))) struct `The deadline of an HTTP check` {
    private static let allowed = Duration.milliseconds(200)
    /// What a busy machine may add.
    private static let slack = Duration.seconds(2)

    private func expectTimeout(_ check: HTTPCheck, _ what: String) async throws {
        let start = ContinuousClock.now
        #expect(try await check.verdict(within: Self.allowed) == .unhealthy(.timeout), "\(what)")
        let time = start.duration(to: .now)
        #expect(time > Self.allowed - .milliseconds(20) && time < Self.allowed + Self.slack, "\(what): \(time)")
    }

    /// Servers that take for ever, each in its own way.
    private static let slow: [(name: String, handler: @Sendable (FakePeer) throws -> Void)] = [
        ("silence", { $0.hold() }),
        ("a head byte by byte", { try $0.drip(Array(HTTPScript.ok().utf8), every: .milliseconds(50)) }),
        (
            "a head that never ends",
            { peer in
                try peer.send(Array("HTTP/1.1 200 OK\r\n".utf8))
                while true { try peer.drip(Array("A: b\r\n".utf8), every: .milliseconds(20)) }
            }
        ),
        (
            "a body byte by byte",
            { peer in
                try peer.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8))
                try peer.drip(Array(repeating: UInt8(ascii: "x"), count: 1_000), every: .milliseconds(20))
            }
        ),
        (
            "chunks without end",
            { peer in
                try peer.send(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8))
                while true { try peer.drip(Array("1\r\nx\r\n".utf8), every: .milliseconds(20)) }
            }
        ),
        (
            "interim answers without end",
            { peer in
                while true { try peer.drip(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), every: .milliseconds(1)) }
            }
        ),
        (
            "a body that is promised",
            { peer in
                try peer.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n".utf8))
                peer.hold()
            }
        ),
    ]

    @Test func `bounds every way of being slow, on a new connection and on a kept one`() async throws {
        for (name, handler) in Self.slow {
            let server = try FakeServer { peer in
                _ = try peer.receive()
                try handler(peer)
            }
            try await expectTimeout(HTTPCheck("http://127.0.0.1:\(server.port)/"), name)

            let kept = try FakeServer { peer in
                _ = try peer.receive()
                try peer.send(Array(HTTPScript.ok().utf8))
                _ = try peer.receive()
                try handler(peer)
            }
            let check = try HTTPCheck("http://127.0.0.1:\(kept.port)/")
            #expect(try await check.verdict() == .healthy)
            try await expectTimeout(check, "\(name), kept")
            // The connection is not used again: a late answer would be taken for that of another request.
            #expect(try await check.verdict() == .healthy)
            #expect(kept.accepted == 2)
        }
    }

    @Test func `bounds a server that never accepts`() async throws {
        let server = try FakeServer(backlog: 16)
        try await expectTimeout(HTTPCheck("http://127.0.0.1:\(server.port)/"), "never accepted")
    }

    @Test func `bounds a name server that never answers, with few threads`() async throws {
        let names = HangingNames()
        for round in 0..<10 {
            let check = try HTTPCheck("http://shop\(round).test/", resolver: names.resolver)
            try await expectTimeout(check, "lookup")
        }
        #expect(names.count <= HostResolver.threadLimit)
    }
}
#endif
