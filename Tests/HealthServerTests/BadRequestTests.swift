import Testing

/// One request that must be refused.
struct BadRequest: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var status: Int

    var testDescription: String { name }

    init(_ text: String, _ status: Int = 400, name: String? = nil) {
        self.init(Array(text.utf8), status, name: name ?? String(text.prefix(60)).debugDescription)
    }

    init(_ bytes: [UInt8], _ status: Int = 400, name: String) {
        (self.name, self.bytes, self.status) = (name, bytes, status)
    }
}

extension BadRequest {
    /// A request that is right but for one field line.
    static func field(_ line: String, _ status: Int = 400) -> BadRequest {
        BadRequest("POST /health HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n", status, name: line.debugDescription)
    }

    static func field(_ line: [UInt8], name: String) -> BadRequest {
        BadRequest(
            Array("GET /health HTTP/1.1\r\nHost: a\r\n".utf8) + line + Array("\r\n\r\n".utf8), name: name)
    }

    /// A request that is right but for its first line.
    static func line(_ line: String, _ status: Int = 400) -> BadRequest {
        BadRequest("\(line)\r\nHost: a\r\n\r\n", status, name: String(line.prefix(60)).debugDescription)
    }

    /// A request with a chunked body that is wrong.
    static func chunks(_ body: String, _ status: Int = 400) -> BadRequest {
        BadRequest(
            "GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)", status,
            name: "chunks \(body.prefix(40).debugDescription)")
    }

    static let lengths =
        ["1, 0", "-1", "+1", "0x1", "1_0", "", "1.0", "abc", "1Z", "1 1", "18446744073709551617", "010", "1\u{1}0"]
        .map { field("Content-Length: \($0)") }
        + [
            field("Content-Length: 9223372036854775807", 413), field("Content-Length: 65537", 413),
            field("Content-Length: 1\r\nContent-Length: 1"), field("Content-Length: 1\r\nContent-Length: 2"),
            field("Content-Length : 1"), field("Content-Length: 1\t"),
            field("Content-Length: 1\r\nTransfer-Encoding: chunked"),
            field("Transfer-Encoding: chunked\r\nContent-Length: 1"),
        ]

    static let codings =
        [
            "identity", "xchunked", "\"chunked\"", ",chunked", "chunked,chunked", "chunked;q=1", "gzip", "cow", "",
            "chunked, identity", "gzip, chunked", "chunked\u{b}",
        ].map { field("Transfer-Encoding: \($0)") }
        + [
            field("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
            field("Transfer-\r\nEncoding: chunked"),
            field(Array("Transfer-Encoding: ".utf8) + [0xA0] + Array("chunked".utf8) + [0xA0], name: "nbsp coding"),
            BadRequest("POST /health HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
        ]

    static let chunkBodies =
        [
            "-1\r\n", "0x1\r\na\r\n0\r\n\r\n", "0_1\r\na\r\n0\r\n\r\n", "+1\r\na\r\n0\r\n\r\n", "\r\n",
            "fffffffffffffffff\r\n", " 1\r\na\r\n0\r\n\r\n", "1 \r\na\r\n0\r\n\r\n", "1\na\r\n0\r\n\r\n",
            "1;a\rb\r\na\r\n0\r\n\r\n", "1\r\r\na\r\n0\r\n\r\n", "1\r\nab\r\n0\r\n\r\n", "INVALID!\r\n",
            "1;\(String(repeating: "x", count: 65_536))\r\n", "0\r\nTransfer-Encoding: chunked\r\n\r\n",
            "0\r\nContent-Length: 1\r\n\r\n", "0\r\nHost: b\r\n\r\n", "1\r\na\n0\r\n\r\n",
        ].map { chunks($0) } + [chunks("ffffff\r\n", 413)]

    static let lines =
        [
            field(" folded: a"), field("a: b\r\n folded"), field("a: b\r\n\tfolded"), field("a b: c"), field(": c"),
            field(":"), field("nothing"), field("[a]: b"), field("a\u{e9}: b"), field("a: b\u{0}c"),
            field("a: b\u{1b}c"), field("a: b\u{7f}c"), field("a: b\rc: d"), field("a: b\nc: d"), field("a: b\r\r"),
            BadRequest("GET /health HTTP/1.1\nHost: a\n\n"), BadRequest("GET /health HTTP/1.1\rHost: a\r\r"),
            BadRequest("GET /health HTTP/1.1\r\nHost: a\r\rX"), BadRequest("GET /health HTTP/1.1\r\n Host: a\r\n\r\n"),
        ]

    static let hosts = [
        BadRequest("GET /health HTTP/1.1\r\n\r\n"), field("Host: a"), field("host: b"),
        BadRequest("GET /health HTTP/1.1\r\nHost:\r\n\r\n"), BadRequest("GET /health HTTP/1.1\r\nHost: a b\r\n\r\n"),
        BadRequest("GET /health HTTP/1.1\r\nHost: a,b\r\n\r\n"),
        BadRequest("GET /health HTTP/1.1\r\nHost: u@a\r\n\r\n"),
        BadRequest("GET /health HTTP/1.1\r\nHost: a:b\r\n\r\n"),
        BadRequest("GET /health HTTP/1.1\r\nHost: [::1\r\n\r\n"),
        BadRequest("GET /health HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"),
    ]

    static let requestLines =
        [
            "GET /health", "GET /health HTTP/1.10", "GET /health http/1.1", "GET /health HTTP/+1.1",
            "GET  /health HTTP/1.1",
            "GET /health  HTTP/1.1", "GET\t/health\tHTTP/1.1", "GET /health HTTP/1.1 ", " GET /health HTTP/1.1",
            "\"GET\" /health HTTP/1.1", "GET /he\u{0}alth HTTP/1.1", "GET /he\u{1}alth HTTP/1.1",
            "GET /h\u{e9}alth HTTP/1.1", "GET /he alth HTTP/1.1", "GET health HTTP/1.1", "GET ! HTTP/1.1",
            "GET * HTTP/1.1", "GET /health#a HTTP/1.1", "GET /%00 HTTP/1.1", "GET /%zz HTTP/1.1", "GET /% HTTP/1.1",
            "GET http://u:p@a/health HTTP/1.1", "GET http:///health HTTP/1.1", "GET ftp://a/health HTTP/1.1",
            "GET /health RTSP/1.0", "GET /health ICE/1.0", "GET /health HTTP/4294967295.255",
            "GET /health HTTP/\r\r1.1",
            "GET /\nHTTP/1.1", "GET /<script> HTTP/1.1", "GET HTTP/1.1", "",
        ].map { line($0) }
        + [
            line("GET /health HTTP/0.9", 505), line("GET /health HTTP/1.2", 505), line("GET /health HTTP/2.0", 505),
            line("GET /health HTTP/9.9", 505), line("CONNECT a:80 HTTP/1.1", 405), line("TRACE /health HTTP/1.1", 405),
            line("BREW /health HTTP/1.1", 405), line("get /health HTTP/1.1", 405),
            line("\(String(repeating: "A", count: 70_000)) / HTTP/1.1", 414),
            line("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1", 414),
            BadRequest("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
            BadRequest("\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n", name: "two empty lines"),
            BadRequest(
                String(repeating: "\r\n", count: 1_000) + "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", name: "CRLFs"),
            BadRequest([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00], name: "TLS hello"),
            BadRequest((0...255).map { UInt8($0) }, name: "binary"),
        ]

    static let sizes = [
        field("a: \(String(repeating: "b", count: 20_000))", 431),
        BadRequest(
            "GET /health HTTP/1.1\r\nHost: a\r\n" + (1...200).map { "h\($0): v\r\n" }.joined() + "\r\n", 431,
            name: "200 fields"),
        BadRequest(
            "GET /health HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 10_000), 431, name: "endless head"),
    ]

    static let others = [field("Expect: 200-ok", 417)]

    static let all = lengths + codings + chunkBodies + lines + hosts + requestLines + sizes + others
}

@Suite(.timeLimit(.minutes(5))) struct `A bad request` {
    @Test(arguments: BadRequest.all)
    func `draws one error and the end of the connection`(_ request: BadRequest) throws {
        let connection = try EmbeddedConnection()
        try connection.send(request.bytes + Array("GET /live HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        try expectRefusal(request, connection)
    }

    @Test(arguments: BadRequest.all)
    func `draws the same error byte by byte`(_ request: BadRequest) throws {
        let connection = try EmbeddedConnection()
        for byte in request.bytes { try connection.send([byte]) }
        try expectRefusal(request, connection)
    }

    @Test(arguments: BadRequest.all.filter { $0.bytes.count < 1_000 })
    func `draws the same error cut in two anywhere`(_ request: BadRequest) throws {
        for cut in 1..<max(2, request.bytes.count) {
            let connection = try EmbeddedConnection()
            try connection.send(request.bytes[..<cut])
            try connection.send(request.bytes[cut...])
            try expectRefusal(request, connection)
        }
    }

    @Test(arguments: BadRequest.all.filter { $0.bytes.count < 1_000 })
    func `draws its error after the answers to the good ones before it`(_ request: BadRequest) throws {
        let connection = try EmbeddedConnection()
        let good = Array("GET /live HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        try connection.send(good + good + good + request.bytes)
        let responses = try #require(connection.responses)
        #expect(responses.map(\.status) == [200, 200, 200, request.status])
        #expect(connection.isClosed)
    }

    private func expectRefusal(_ request: BadRequest, _ connection: EmbeddedConnection) throws {
        let responses = try #require(connection.responses)
        #expect(responses.count == 1)
        let response = try #require(responses.first)
        #expect(response.status == request.status)
        #expect(response.closes)
        #expect(response.headers["cache-control"] == "no-store")
        #expect(response.headers["x-content-type-options"] == "nosniff")
        #expect(response.headers["content-type"] == "application/json")
        #expect(response.body.hasPrefix(#"{"error":""#))
        #expect(connection.isClosed)
    }
}
