import Health
import NIOCore
import Testing

@testable import HealthServer

/// One request, and what it must draw.
struct GoodRequest: Sendable, CustomTestStringConvertible {
    var text: String
    var status: Int
    var closes = false
    var body: String? = nil

    var testDescription: String { String(text.prefix(80)).debugDescription }

    static let all = [
        GoodRequest(text: "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", status: 200, body: "{\"asked\":1}"),
        GoodRequest(text: "\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n", status: 200),
        GoodRequest(text: "GET /health?verbose&a=%20 HTTP/1.1\r\nhost: a:8080\r\n\r\n", status: 200),
        GoodRequest(text: "GET /health HTTP/1.1\r\nHost:[::1]:80\r\n\r\n", status: 200),
        GoodRequest(text: "GET http://other:80/health?x HTTP/1.1\r\nHost: a\r\n\r\n", status: 200),
        GoodRequest(text: "GET /health HTTP/1.1\r\nHost: a\r\nX:  caf\u{e9} \t\r\nEmpty:\r\n\r\n", status: 200),
        GoodRequest(text: "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", status: 200, closes: true),
        GoodRequest(text: "GET /health HTTP/1.0\r\n\r\n", status: 200, closes: true),
        GoodRequest(text: "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", status: 200),
        GoodRequest(text: "OPTIONS /health HTTP/1.0\r\n\r\n", status: 200, closes: true, body: ""),
        GoodRequest(text: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", status: 200, body: ""),
        GoodRequest(text: "OPTIONS / HTTP/1.0\r\n\r\n", status: 200, closes: true, body: ""),
        GoodRequest(text: "OPTIONS /other HTTP/1.0\r\n\r\n", status: 404, closes: true),
        GoodRequest(text: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", status: 404),
        GoodRequest(text: "GET //health HTTP/1.1\r\nHost: a\r\n\r\n", status: 404, body: "{\"error\":\"not_found\"}"),
        GoodRequest(text: "GET /health/ HTTP/1.1\r\nHost: a\r\n\r\n", status: 404),
        GoodRequest(text: "GET /%68ealth HTTP/1.1\r\nHost: a\r\n\r\n", status: 404),
        GoodRequest(text: "GET /%2e%2e/health HTTP/1.1\r\nHost: a\r\n\r\n", status: 404),
        GoodRequest(text: "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", status: 405),
        GoodRequest(text: "DELETE /health HTTP/1.1\r\nHost: a\r\n\r\n", status: 405),
        // A body that is for nobody is not waited for.
        GoodRequest(text: "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", status: 405, closes: true),
        GoodRequest(
            text: "POST /no HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", status: 404, closes: true),
        GoodRequest(text: "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", status: 200),
        GoodRequest(
            text:
                "GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n2;x=y\r\nab\r\nA\r\n0123456789\r\n0\r\n\r\n",
            status: 200),
        GoodRequest(
            text: "GET /health HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", status: 200,
            closes: true),
        GoodRequest(
            text: "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
            status: 200, closes: true),
    ]
}

@Suite(.timeLimit(.minutes(1))) struct `A good request` {
    @Test(arguments: GoodRequest.all)
    func `is answered once`(_ request: GoodRequest) throws {
        let connection = try EmbeddedConnection()
        try connection.send(request.text)
        try expect(request, connection)
    }

    @Test(arguments: GoodRequest.all)
    func `is answered the same byte by byte, and never before its end`(_ request: GoodRequest) throws {
        let connection = try EmbeddedConnection()
        for (index, byte) in request.text.utf8.enumerated() {
            #expect(connection.output.isEmpty, "after \(index) bytes")
            try connection.send([byte])
        }
        try expect(request, connection)
    }

    @Test func `to HEAD is answered with the header fields of GET and no body`() throws {
        let connection = try EmbeddedConnection()
        try connection.send("HEAD /health HTTP/1.1\r\nHost: a\r\n\r\nHEAD /health HTTP/1.1\r\nHost: a\r\n\r\n")
        let responses = try #require(RawResponse.all(in: connection.output, toHead: true))
        #expect(responses.map(\.status) == [200, 200])
        #expect(responses.allSatisfy { $0.headers["content-length"] == "11" })
    }

    @Test func `is told the date`() throws {
        let connection = try EmbeddedConnection()
        try connection.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
        let date = try #require(connection.responses?.first?.headers["date"])
        #expect(
            date.wholeMatch(of: /(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/) != nil)
    }

    @Test func `of HTTP/1.0 is told that its connection stays`() throws {
        let connection = try EmbeddedConnection()
        try connection.send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(connection.responses?.first?.headers["connection"] == "keep-alive")
    }

    private func expect(_ request: GoodRequest, _ connection: EmbeddedConnection) throws {
        let responses = try #require(connection.responses)
        #expect(responses.count == 1)
        let response = try #require(responses.first)
        #expect(response.status == request.status)
        #expect(response.closes == request.closes)
        #expect(connection.isClosed == request.closes)
        #expect(response.headers["cache-control"] == "no-store")
        #expect(response.headers["x-content-type-options"] == "nosniff")
        if response.status == 405 { #expect(response.headers["allow"] == "GET, HEAD, OPTIONS") }
        if let body = request.body { #expect(response.body == body) }
    }
}
