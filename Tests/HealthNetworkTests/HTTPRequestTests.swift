#if HTTPClient
import Health
import HealthNetwork
import TestServers
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The request of an HTTP check` {
    /// The lines of the one request that a check sends.
    private func lines(
        _ rest: String, host: String = "127.0.0.1", userinfo: String = "",
        options: HTTPCheckOptions = HTTPCheckOptions(), variables: [String: String] = [:]
    ) async throws -> [String] {
        let script = try HTTPScript.answering(HTTPScript.ok(""))
        let url = "http://\(userinfo)\(host):\(script.server.port)\(rest)"
        let check = try HTTPCheck(url, options: options, variables: variables, resolver: .knowing("127.0.0.1"))
        #expect(try await check.verdict() == .healthy)
        let request = try #require(script.requests.first)
        return request.split(separator: "\r\n").map {
            String($0.replacing(":\(script.server.port)", with: ":PORT"))
        }
    }

    @Test func `is small and says who asks`() async throws {
        let lines = try await lines("/a/b%20c?d=e&f=%2F,")
        #expect(lines.first == "GET /a/b%20c?d=e&f=%2F, HTTP/1.1")
        let fields = Set(lines.dropFirst().map { $0.lowercased() })
        #expect(fields == ["host: 127.0.0.1:port", "user-agent: bellwether", "accept: */*"])
    }

    @Test(arguments: [("", "/"), ("?a", "/?a"), ("/", "/"), ("//a/../b", "//a/../b")])
    func `asks for the path as it is written`(rest: String, target: String) async throws {
        #expect(try await lines(rest).first == "GET \(target) HTTP/1.1")
    }

    @Test func `names the host of the URL, whatever its address`() async throws {
        #expect(try await lines("/", host: "Shop.Example.").contains { $0.lowercased() == "host: shop.example:port" })
    }

    @Test func `carries what it is told`() async throws {
        let options = HTTPCheckOptions(
            method: .head,
            headers: [
                "Authorization": .environment("API_TOKEN", prefix: "Bearer "), "X-Key": .environment("KEY"),
                "user-agent": "other", "Accept": "application/json",
            ])
        let lines = try await lines("/", options: options, variables: ["API_TOKEN": "t0k3n", "KEY": "k"])
        #expect(lines.first == "HEAD / HTTP/1.1")
        let fields = Set(lines.dropFirst().map { $0.lowercased() })
        #expect(
            fields == [
                "host: 127.0.0.1:port", "user-agent: other", "accept: application/json", "x-key: k",
                "authorization: bearer t0k3n",
            ])
    }

    @Test func `logs in with the user of the URL`() async throws {
        let lines = try await lines("/", userinfo: "ann:p%40ss%20w@")
        // ann:p@ss w
        #expect(
            lines.contains { $0.lowercased().hasPrefix("authorization: ") && $0.hasSuffix(" Basic YW5uOnBAc3Mgdw==") })
        #expect(!lines.contains { $0.contains("ann:") })
    }
}
#endif
