import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A request of the command line` {
    private func answer(
        _ server: FakeServer, _ scheme: String = "http", within timeout: Duration = .seconds(20)
    ) async throws -> HTTPAnswer {
        let url = try #require(TargetURL("\(scheme)://127.0.0.1:\(server.port)/ready"))
        return await HTTPGet(url, unixSocket: nil).answer(within: timeout)
    }

    @Test(arguments: [
        ("HTTP/1.1 503 x\r\nContent-Length: 2\r\n\r\nno", HTTPAnswer.Outcome.status(503), "no"),
        ("HTTP/1.0 200 OK\r\n\r\nyes", .status(200), "yes"), ("SSH-2.0-x\r\n\r\n", .failure("protocol"), ""),
        ("", .failure("closed"), ""),
    ])
    func `says what came`(text: String, outcome: HTTPAnswer.Outcome, body: String) async throws {
        let answer = try await answer(FakeServer.answering(Array(text.utf8)))
        #expect(answer.outcome == outcome)
        #expect(String(decoding: answer.body, as: UTF8.self) == body)
    }

    @Test func `keeps its deadline whatever the server does`() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123".utf8)
        for server in [
            try FakeServer.silent(), try .dripping(head, every: .milliseconds(20)),
            try .answering(head, thenClose: false),
        ] {
            let answer = try await answer(server, within: .milliseconds(200))
            #expect(answer.outcome == .failure("timeout"))
            #expect((.milliseconds(200) ..< .seconds(5)).contains(answer.duration))
        }
    }

    @Test func `is refused where nobody listens`() async throws {
        let url = try #require(TargetURL("http://127.0.0.1:\(try FreePort.next())/"))
        #expect(await HTTPGet(url, unixSocket: nil).answer(within: .seconds(20)).outcome == .failure("refused"))
        let path = "/tmp/bellwether-no-such-socket"
        #expect(await HTTPGet(url, unixSocket: path).answer(within: .seconds(20)).outcome == .failure("refused"))
    }

    #if TLS
    @Test func `wants TLS where the URL does`() async throws {
        let server = try FakeServer.answering(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
        #expect(try await answer(server, "https").outcome == .failure("tls"))
    }
    #endif
}
