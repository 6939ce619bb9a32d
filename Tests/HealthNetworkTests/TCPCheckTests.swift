import Health
import HealthNetwork
import NameResolution
import TestServers
import Testing
import Transport

@Suite(.timeLimit(.minutes(2))) struct `A TCP check` {
    private func check(_ host: String, _ port: Int, _ resolver: HostResolver = .shared) -> TCPCheck {
        TCPCheck(
            CheckConfiguration(name: "port"), ChannelConnector(.tcp(host: host, port: port), resolver: resolver))
    }

    @Test func `is healthy where somebody listens, and closes at once`() async throws {
        let ended = Signal()
        let server = try FakeServer { peer in
            if try peer.receive().isEmpty { ended.set() }
        }
        #expect(try await TCPCheck(name: "port", host: "127.0.0.1", port: server.port).verdict() == .healthy)
        try await eventually("the server sees the end") { ended.isSet }
    }

    @Test func `is refused where nobody listens`() async throws {
        #expect(try await check("127.0.0.1", FreePort.next()).verdict() == .unhealthy(.refused))
        let address = "unix:/tmp/bellwether-no-such-socket"
        let check = try TCPCheck(configuration: CheckConfiguration(name: "socket"), address: address)
        #expect(try await check.verdict() == .unhealthy(.refused))
    }

    @Test(.enabled(if: RedisProcess.isInstalled)) func `connects to the path of a socket`() async throws {
        let redis = try await blocking { try RedisProcess() }
        let address = "unix:\(redis.folder.appending("s"))"
        let check = try TCPCheck(configuration: CheckConfiguration(name: "socket"), address: address)
        #expect(try await check.verdict() == .healthy)
    }

    @Test func `tries the next address when one is dead`() async throws {
        let server = try FakeServer.silent()
        #expect(try await check("shop.test", server.port, .knowing("::1", "127.0.0.1")).verdict() == .healthy)
        #expect(try await check("shop.test", server.port, .knowing("192.0.2.1", "127.0.0.1")).verdict() == .healthy)
    }

    @Test func `says that a name has no address`() async throws {
        #expect(try await check("shop.test", 80, .knowing()).verdict() == .unhealthy(.dns))
    }

    @Test func `keeps its deadline where a host does not answer, and where the name server does not`() async throws {
        // What the kernel accepts in the name of the server fills its queue, and from then on it drops what comes.
        let full = try FakeServer(backlog: 0)
        for _ in 0..<3 { _ = try await check("127.0.0.1", full.port).verdict(within: .milliseconds(100)) }
        let names = HangingNames()
        for check in [check("127.0.0.1", full.port), check("shop.test", 80, names.resolver)] {
            let start = ContinuousClock.now
            #expect(try await check.verdict(within: .milliseconds(100)) == .unhealthy(.timeout))
            #expect(start.duration(to: .now) < .seconds(3))
        }
    }

    @Test func `leaves no descriptor behind`() async throws {
        let server = try FakeServer { _ in }
        let (good, bad) = (check("127.0.0.1", server.port), try check("127.0.0.1", FreePort.next()))
        let before = try await blocking { Footprint() }
        for cycle in 0..<cycleCount(500) {
            _ = try await (cycle.isMultiple(of: 2) ? good : bad).verdict()
        }
        try await eventually("descriptors are given back") { Footprint().descriptors < before.descriptors + 50 }
    }

    @Test(arguments: ["shop:80", "127.0.0.1:1", "[::1]:65535", "[fe80::1%eth0]:80", "unix:/run/x"])
    func `takes an address`(_ address: String) {
        #expect(throws: Never.self) {
            try TCPCheck(configuration: CheckConfiguration(name: "port"), address: address)
        }
    }

    @Test(arguments: [
        "", "shop", "shop:", ":80", "shop:0", "shop:65536", "shop:-1", "shop:80 ", "a b:80", "::1:80", "[::1]",
        "[::1:80",
        "http://shop:80", "unix:", "unix:relative", "unix:/" + String(repeating: "x", count: 200), "unix:/a\u{0}b",
    ])
    func `refuses what is no address and names the check`(_ address: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try TCPCheck(configuration: CheckConfiguration(name: "port"), address: address)
        }
        #expect(error?.place == "address of check port")
    }

    @Test func `refuses a port out of range and what is no host`() {
        for port in [-1, 0, 65_536, .max] {
            let error = #expect(throws: ConfigurationError.self) {
                try TCPCheck(name: "smtp", host: "shop", port: port)
            }
            #expect(error?.place == "port of check smtp")
        }
        for host in ["", "[::1]", "unix:/run/x", "shop:80", "a b"] {
            let error = #expect(throws: ConfigurationError.self) { try TCPCheck(name: "smtp", host: host, port: 80) }
            #expect(error?.place == "host of check smtp")
        }
    }
}
