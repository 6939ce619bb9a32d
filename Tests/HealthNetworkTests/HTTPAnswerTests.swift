#if HTTPClient
import Health
import HealthNetwork
import TestServers
import Testing

@Suite(.timeLimit(.minutes(2))) struct `An HTTP check` {
    struct Case: Sendable, CustomTestStringConvertible {
        var answer: String
        var expectation = HTTPExpectation()
        var verdict: Verdict
        var testDescription: String { "\(answer.prefix(60).debugDescription) is \(verdict)" }
    }

    static let plain: [Case] = [
        Case(answer: HTTPScript.ok(), verdict: .healthy),
        Case(answer: "HTTP/1.1 204 No Content\r\n\r\n", verdict: .healthy),
        Case(answer: "HTTP/1.0 200 OK\r\n\r\nuntil the end", verdict: .healthy),
        Case(answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", verdict: .healthy),
        Case(answer: "HTTP/1.1 100 Continue\r\n\r\n" + HTTPScript.ok(), verdict: .healthy),
        Case(answer: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HTTPScript.ok(), verdict: .healthy),
        Case(answer: HTTPScript.ok(String(repeating: "x", count: 65_536)), verdict: .healthy),
        Case(
            answer: String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 4_000)
                + HTTPScript.ok(String(repeating: "x", count: 65_536)), verdict: .healthy),
        // Not what it says it is, and nobody asked for it.
        Case(answer: HTTPScript.ok("no gzip", "Content-Encoding: gzip\r\n"), verdict: .healthy),
        Case(answer: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", verdict: .unhealthy(.httpStatus)),
        Case(answer: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", verdict: .unhealthy(.httpStatus)),
        Case(
            answer: "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n",
            verdict: .unhealthy(.httpStatus)),
        // A wrong status needs no body.
        Case(answer: "HTTP/1.1 500 No\r\nContent-Length: 1000000000\r\n\r\n", verdict: .unhealthy(.httpStatus)),
        Case(answer: HTTPScript.ok(String(repeating: "x", count: 65_537)), verdict: .unhealthy(.limitExceeded)),
        Case(
            answer: "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 70_000),
            verdict: .unhealthy(.limitExceeded)),
        Case(
            answer: String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 40_000) + HTTPScript.ok(),
            verdict: .unhealthy(.limitExceeded)),
        Case(
            answer: String(repeating: "\r\n", count: 400_000) + HTTPScript.ok(), verdict: .unhealthy(.limitExceeded)),
        Case(
            answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;"
                + String(repeating: "x", count: 800_000) + "\r\nx\r\n0\r\n\r\n",
            verdict: .unhealthy(.limitExceeded)),
    ]

    static let broken: [Case] = [
        "SSH-2.0-OpenSSH_9.2\r\n", "+OK\r\n", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}(", "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 200_000) + "\r\n\r\n",
    ].map { Case(answer: $0, verdict: .unhealthy(.protocol)) }

    static let expecting: [Case] = [
        Case(
            answer: HTTPScript.ok(), expectation: HTTPExpectation(statuses: [204...204]),
            verdict: .unhealthy(.httpStatus)),
        Case(
            answer: "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            expectation: HTTPExpectation(statuses: [200...200, 300...399]), verdict: .healthy),
        Case(
            answer: HTTPScript.ok(#"{"status":"healthy","checks":[{"n":1}],"ready":true,"load":0.50}"#),
            expectation: HTTPExpectation(fields: [
                "status": "healthy", "checks.0.n": 1, "ready": true, "load": .number(0.5),
            ]), verdict: .healthy),
        Case(
            answer: HTTPScript.ok(#"{"status":"down"}"#), expectation: HTTPExpectation(fields: ["status": "up"]),
            verdict: .unhealthy(.error)),
        Case(
            answer: HTTPScript.ok(#"{"status":"1"}"#), expectation: HTTPExpectation(fields: ["status": 1]),
            verdict: .unhealthy(.error)),
        Case(
            answer: HTTPScript.ok(#"{"state":"up"}"#), expectation: HTTPExpectation(fields: ["status": "up"]),
            verdict: .unhealthy(.error)),
        Case(
            answer: HTTPScript.ok(#"{"status":"down","status":"up"}"#),
            expectation: HTTPExpectation(fields: ["status": "up"]), verdict: .unhealthy(.protocol)),
        Case(
            answer: HTTPScript.ok("<html>up</html>"), expectation: HTTPExpectation(fields: ["status": "up"]),
            verdict: .unhealthy(.protocol)),
        Case(
            answer: "HTTP/1.1 204 No Content\r\n\r\n", expectation: HTTPExpectation(fields: ["status": "up"]),
            verdict: .unhealthy(.protocol)),
    ]

    @Test(arguments: plain + broken + expecting)
    func `judges what comes back, at once and on a kept connection`(_ case: Case) async throws {
        let script = try HTTPScript.answering(`case`.answer, thenClose: `case`.answer.hasPrefix("HTTP/1.0"))
        let check = try HTTPCheck(script.url(), expecting: `case`.expectation)
        #expect(try await check.verdict() == `case`.verdict)
        #expect(try await check.verdict() == `case`.verdict)
    }

    @Test func `tells the status that it saw`() async throws {
        let script = try HTTPScript { peer, count in
            try peer.send(Array((count == 1 ? HTTPScript.ok() : "HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n").utf8))
        }
        let check = try HTTPCheck(script.url())
        let deadline = ContinuousClock.now.advanced(by: .seconds(20))
        #expect(await check.probe(until: deadline).observed == [Observation("http_status", 200)])
        #expect(await check.probe(until: deadline).observed == [Observation("http_status", 429)])
    }

    @Test func `ends a flood of interim answers long before the deadline, on a new connection and on a kept one`()
        async throws
    {
        let flood = Array(String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 1_000).utf8)
        let script = try HTTPScript { peer, count in
            guard count > 1 else { return try peer.send(Array(HTTPScript.ok().utf8)) }
            while true { try peer.send(flood) }
        }
        let check = try HTTPCheck(script.url())
        #expect(try await check.verdict() == .healthy)
        #expect(try await check.verdict() == .unhealthy(.limitExceeded))
        #expect(script.server.accepted == 1)
        #expect(try await check.verdict() == .unhealthy(.limitExceeded))
        #expect(script.server.accepted == 2)
    }

    @Test func `follows no redirect`() async throws {
        let other = try HTTPScript.answering(HTTPScript.ok())
        let script = try HTTPScript.answering(
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: \(other.url())\r\nContent-Length: 0\r\n\r\n")
        #expect(try await HTTPCheck(script.url()).verdict() == .unhealthy(.httpStatus))
        #expect(other.server.accepted == 0)
    }

    @Test func `ends in the middle of an answer as the connection does`() async throws {
        let whole = HTTPScript.ok("a body")
        for length in 0..<whole.utf8.count {
            let script = try HTTPScript.answering(
                String(decoding: whole.utf8.prefix(length), as: UTF8.self), thenClose: true)
            let verdict = try await HTTPCheck(script.url()).verdict()
            #expect(verdict == .unhealthy(.closed) || verdict == .unhealthy(.protocol), "after \(length) bytes")
        }
    }

    @Test func `ends with a reset in the middle of a body`() async throws {
        let script = try HTTPScript { peer, _ in
            try peer.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".utf8))
            peer.resetOnClose()
            throw HTTPScript.Ended()
        }
        #expect(try await HTTPCheck(script.url()).verdict() == .unhealthy(.closed))
    }
}
#endif
