import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct `An endpoint` {
    @Test(arguments: [
        ("shop", Endpoint.tcp(host: "shop", port: 80)), ("shop:81", .tcp(host: "shop", port: 81)),
        ("a_b.example.:1", .tcp(host: "a_b.example.", port: 1)), ("[::1]", .tcp(host: "::1", port: 80)),
        ("[::1]:65535", .tcp(host: "::1", port: 65_535)), ("[fe80::1%25eth0]", .tcp(host: "fe80::1%eth0", port: 80)),
        ("[fe80::1%eth0]", .tcp(host: "fe80::1%eth0", port: 80)),
    ])
    func `is read from the authority of a URL`(authority: String, endpoint: Endpoint) throws {
        #expect(try Endpoint(authority: authority[...], defaultPort: 80) == endpoint)
    }

    @Test(arguments: [
        ("", EndpointError.host), ("-a", .host), ("a..b", .host), ("a b", .host), ("[::1", .host), ("[]", .host),
        ("[::1]x", .host), ("::1", .host), ("a:", .port), ("a:0", .port), ("a:65536", .port), ("a:1x", .port),
        ("a:+1", .port), ("a:999999", .port),
    ])
    func `says what is wrong with it`(authority: String, error: EndpointError) {
        #expect(throws: error) { try Endpoint(authority: authority[...], defaultPort: 80) }
    }

    @Test(arguments: ["unix", "::1", "fe80::1%eth0", "127.0.0.1", "a_b.example."])
    func `has the host that it is given`(host: String) throws {
        #expect(try Endpoint(host: host, port: 80) == .tcp(host: host, port: 80))
    }

    @Test(arguments: [
        ("", 80, EndpointError.host), ("[::1]", 80, .host), ("a:81", 80, .host), ("unix:/run/x", 80, .host),
        ("a@b", 80, .host), ("a", 0, .port), ("a", 65_536, .port), ("a", -1, .port),
    ])
    func `refuses what is no host without brackets and what is no port`(host: String, port: Int, error: EndpointError) {
        #expect(throws: error) { try Endpoint(host: host, port: port) }
    }

    @Test func `needs a port or an absolute path where it stands alone`() throws {
        #expect(try Endpoint(address: "unix:/run/a b") == .unix(path: "/run/a b"))
        #expect(throws: EndpointError.port) { try Endpoint(address: "shop") }
        #expect(throws: EndpointError.path) { try Endpoint(address: "unix:run") }
        #expect(throws: EndpointError.path) { try Endpoint(address: "unix:/" + String(repeating: "x", count: 103)) }
    }
}
