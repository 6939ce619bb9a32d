import Health
import NIOCore
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `A rendered answer` {
    private func render(_ response: HealthResponse, _ form: ResponseRenderer.Form = .init()) -> String {
        String(buffer: ResponseRenderer.render(response, form: form, date: "DATE"))
    }

    @Test func `has one blank line and its body's length`() {
        let text = render(
            HealthResponse(status: 200, headers: [.init("Content-Type", "text/plain")], body: Array("hé".utf8)))
        #expect(
            text == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\n"
                + "X-Content-Type-Options: nosniff\r\nContent-Length: 3\r\nDate: DATE\r\n\r\nhé")
    }

    @Test(
        arguments: [
            ("a", "b\r\nc: d"), ("a\r\nb", "c"), ("", "a"), ("a b", "c"), ("a:", "b"), ("a", "b\0"),
            ("a", "b\u{1b}[0m"),
            ("Content-Length", "7"), ("transfer-encoding", "chunked"), ("Connection", "upgrade"), ("Date", "never"),
        ])
    func `leaves out a field that would break it or that is the server's own`(name: String, value: String) {
        let clean = render(HealthResponse(status: 200))
        #expect(render(HealthResponse(status: 200, headers: [.init(name, value)])) == clean)
    }

    @Test func `keeps the application's word on caching`() {
        let text = render(HealthResponse(status: 200, headers: [.init("cache-control", "max-age=60")]))
        #expect(text.contains("cache-control: max-age=60\r\n"))
        #expect(!text.contains("no-store"))
    }

    @Test(arguments: [0, 99, 100, 101, 600, -1])
    func `is an error where the status is none`(status: Int) {
        #expect(render(HealthResponse(status: status)).hasPrefix("HTTP/1.1 500 "))
    }

    @Test(arguments: [204, 304])
    func `has neither length nor body where the status forbids them`(status: Int) {
        let text = render(HealthResponse(status: status, body: [1, 2]))
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
            (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (-5, "Thu, 01 Jan 1970 00:00:00 GMT"), (Int64.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `has its date in the form of the internet`(seconds: Int64, text: String) {
        #expect(HTTPDate(seconds: seconds).text == text)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A route` {
    private let routes = [
        Route(.get, "/item") { HealthResponse(status: 200, body: Array("get \($0.query ?? "-")".utf8)) },
        Route(.post, "/item") { _ in HealthResponse(status: 201) },
        Route(.get, .prefix("/flags/")) { HealthResponse(status: 200, body: Array($0.path.utf8)) },
        Route(.get, .prefix("/")) { _ in HealthResponse(status: 203) },
    ]

    @Test(
        arguments: [
            ("GET /item?a=b", 200, "get a=b"), ("POST /item", 201, ""), ("GET /flags/x%20y", 200, "/flags/x%20y"),
            ("GET /other", 203, ""), ("GET /health", 200, "{\"asked\":1}"),
        ])
    func `serves its method and paths, after the endpoints`(line: String, status: Int, body: String) async throws {
        let connection = try EmbeddedConnection(routes: routes)
        try connection.send("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
        if connection.output.isEmpty { try await connection.runJobs(1) }
        #expect(connection.responses?.map(\.status) == [status])
        #expect(connection.responses?.first?.body == body)
    }

    @Test func `for GET answers HEAD without its body`() async throws {
        let connection = try EmbeddedConnection(routes: routes)
        try connection.send("HEAD /item HTTP/1.1\r\nHost: a\r\n\r\n")
        try await connection.runJobs(1)
        let responses = try #require(RawResponse.all(in: connection.output, toHead: true))
        #expect(responses.first?.headers["content-length"] == "5")
    }

    @Test(arguments: ["OPTIONS /", "OPTIONS *"])
    func `does not hide from a balancer that no traffic may come`(line: String) throws {
        for isDraining in [false, true] {
            let connection = try EmbeddedConnection(routes: routes)
            if isDraining { connection.endpoints.beginDraining() }
            try connection.send("\(line) HTTP/1.0\r\n\r\n")
            #expect(connection.responses?.map(\.status) == [isDraining ? 503 : 200])
        }
    }

    @Test(arguments: [("PUT /item", 405), ("OPTIONS /item", 200)])
    func `says which methods there are`(line: String, status: Int) throws {
        let connection = try EmbeddedConnection(routes: Array(routes.prefix(2)))
        try connection.send("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(connection.responses?.first?.status == status)
        #expect(connection.responses?.first?.headers["allow"] == "GET, HEAD, POST, OPTIONS")
    }
}
