import Health
import NIOCore

/// Turns an answer into the bytes that go out, as one buffer.
struct ResponseRenderer: Sendable {
    /// How the answer stands on its connection.
    struct Form: Sendable, Hashable {
        /// The connection ends with this answer.
        var closes = false
        /// The request was `HEAD`: everything but the body.
        var isHead = false
        /// The request was of HTTP/1.0, whose clients must be told that the connection stays.
        var isVersion10 = false
    }

    /// The bytes of an answer.
    ///
    /// A field that is no field (a colon or a line end in its name, control characters in its value) is left out, and
    /// those that the server itself decides are taken from nobody.
    static func render(_ response: HealthResponse, form: Form, date: String) -> ByteBuffer {
        let status = (200...599).contains(response.status) ? response.status : Refusal.internalError.rawValue
        let hasBody = status != 204 && status != 304
        var buffer = ByteBufferAllocator().buffer(capacity: 256 + (form.isHead ? 0 : response.body.count))
        buffer.writeString("HTTP/1.1 \(status) \(reason(status))\r\n")
        var isMissingCacheControl = true
        for header in response.headers where isField(header) {
            let name = header.name.lowercased()
            guard !ownFields.contains(name) else { continue }
            if name == "cache-control" { isMissingCacheControl = false }
            buffer.writeString("\(header.name): \(header.value)\r\n")
        }
        if isMissingCacheControl { buffer.writeStaticString("Cache-Control: no-store\r\n") }
        buffer.writeStaticString("X-Content-Type-Options: nosniff\r\n")
        if hasBody { buffer.writeString("Content-Length: \(response.body.count)\r\n") }
        if form.closes {
            buffer.writeStaticString("Connection: close\r\n")
        } else if form.isVersion10 {
            buffer.writeStaticString("Connection: keep-alive\r\n")
        }
        buffer.writeString("Date: \(date)\r\n\r\n")
        if hasBody, !form.isHead { buffer.writeBytes(response.body) }
        return buffer
    }

    /// The answer to a refused request.
    static func refusal(_ refusal: Refusal) -> HealthResponse {
        let headers: [HealthResponse.Header] =
            switch refusal {
            case .methodNotAllowed: [.init("Allow", "GET, HEAD, OPTIONS")]
            case .unavailable: [.init("Retry-After", "1")]
            default: []
            }
        return HealthResponse(status: refusal.rawValue, error: refusal.word, headers: headers)
    }

    private static let ownFields: Set<String> = [
        "connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade", "x-content-type-options",
    ]

    private static func isField(_ header: HealthResponse.Header) -> Bool {
        !header.name.isEmpty && header.name.utf8.allSatisfy(\.isTokenByte)
            && header.value.utf8.allSatisfy { $0 == .tab || ($0 >= .space && $0 != 0x7F) }
    }

    private static func reason(_ status: Int) -> String {
        // Clients ignore the phrase, which may be empty (RFC 9112, section 4).
        reasons[status] ?? ""
    }

    private static let reasons = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently", 302: "Found",
        303: "See Other", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 413: "Content Too Large",
        414: "URI Too Long", 415: "Unsupported Media Type", 417: "Expectation Failed", 422: "Unprocessable Content",
        429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        505: "HTTP Version Not Supported",
    ]
}
