#if HTTPClient
import Health
import HealthNetwork
import NameResolution
import TestServers
import Testing

@Suite(.timeLimit(.minutes(2))) struct `The connection of an HTTP check` {
    @Test func `is kept from run to run`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok())
        let check = try HTTPCheck(script.url())
        for _ in 0..<5 { #expect(try await check.verdict() == .healthy) }
        #expect(script.server.accepted == 1)
    }

    @Test func `is made anew when the server closes after each answer`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok("ok", "Connection: close\r\n"), thenClose: true)
        let check = try HTTPCheck(script.url())
        for _ in 0..<5 { #expect(try await check.verdict() == .healthy) }
        #expect(script.server.accepted == 5)
    }

    @Test func `is made anew, once, when a kept one turns out to be dead`() async throws {
        // The server hangs up on each second request of a connection without an answer.
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Array(HTTPScript.ok().utf8))
            _ = try peer.receive()
        }
        let check = try HTTPCheck("http://127.0.0.1:\(server.port)/")
        for _ in 0..<5 { #expect(try await check.verdict() == .healthy) }
        #expect(server.accepted == 5)
    }

    @Test func `is not tried again when a new one is closed without an answer`() async throws {
        let server = try FakeServer { _ = try $0.receive() }
        #expect(try await HTTPCheck("http://127.0.0.1:\(server.port)/").verdict() == .unhealthy(.closed))
        #expect(server.accepted == 1)
    }

    @Test func `is refused where nobody listens`() async throws {
        let port = try FreePort.next()
        #expect(try await HTTPCheck("http://127.0.0.1:\(port)/").verdict() == .unhealthy(.refused))
        #expect(
            try await HTTPCheck("http://shop.test:\(port)/", resolver: .knowing("127.0.0.1", "::1")).verdict()
                == .unhealthy(.refused))
    }

    @Test func `goes to the next address when one is dead, and stays there`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok("ok", "Connection: close\r\n"), thenClose: true)
        let url = "http://shop.test:\(script.server.port)/"
        let check = try HTTPCheck(url, resolver: .knowing("127.0.0.2", "127.0.0.1"))
        for _ in 0..<3 { #expect(try await check.verdict() == .healthy) }
    }

    @Test func `goes to the next address when one does not answer at all`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok())
        // Of TEST-NET-1: packets to it get lost, or there is no route.
        let check = try HTTPCheck(
            "http://shop.test:\(script.server.port)/", resolver: .knowing("192.0.2.1", "127.0.0.1"))
        #expect(try await check.verdict(within: .seconds(4)) == .healthy)
    }

    @Test func `follows the name to another address when the old one is gone`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok("ok", "Connection: close\r\n"), thenClose: true)
        let addresses = Addresses(["127.0.0.1"])
        let check = try HTTPCheck("http://shop.test:\(script.server.port)/", resolver: addresses.resolver)
        #expect(try await check.verdict() == .healthy)
        addresses.set(["127.0.0.2"])
        #expect(try await check.verdict() == .unhealthy(.refused))
        addresses.set([])
        #expect(try await check.verdict() == .unhealthy(.dns))
        addresses.set(["127.0.0.1"])
        #expect(try await check.verdict() == .healthy)
    }

    @Test func `is closed when the watch ends`() async throws {
        let ended = Signal()
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Array(HTTPScript.ok().utf8))
            if try peer.receive().isEmpty { ended.set() }
        }
        let check = try HTTPCheck("http://127.0.0.1:\(server.port)/")
        let watch = Task { await check.watch(ProbeTrigger {}) }
        #expect(try await check.verdict() == .healthy)
        #expect(!ended.isSet)
        watch.cancel()
        await watch.value
        try await eventually("the server sees the end") { ended.isSet }
        // And a run after that leaves nothing behind.
        #expect(try await check.verdict() == .healthy)
    }

    @Test func `ends at once when the run is cancelled`() async throws {
        let server = try FakeServer.silent()
        let check = try HTTPCheck("http://127.0.0.1:\(server.port)/")
        let run = Task { try await check.verdict(within: .seconds(60)) }
        try await eventually("there is a connection") { server.accepted == 1 }
        let start = ContinuousClock.now
        run.cancel()
        #expect(try await run.value == .unhealthy(.cancelled))
        #expect(start.duration(to: .now) < .seconds(5))
    }
}
#endif
