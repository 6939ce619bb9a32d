/// Why a request is answered with an error and its connection closed.
///
/// Whatever follows a refused request is never parsed, so that one request cannot draw two answers.
enum Refusal: Int, Error, Sendable, Hashable, CaseIterable {
    /// The head or the body breaks the syntax, or its framing is ambiguous.
    case badRequest = 400
    /// The method is none that this server knows, or one that it never serves (`CONNECT`, `TRACE`).
    case methodNotAllowed = 405
    /// The request did not come in time.
    case requestTimeout = 408
    /// The body is larger than this server is willing to read and drop.
    case contentTooLarge = 413
    /// The request line is too long.
    case uriTooLong = 414
    /// An expectation other than `100-continue`.
    case expectationFailed = 417
    /// The head is too large or has too many fields.
    case headTooLarge = 431
    /// A route answered something that is no answer.
    case internalError = 500
    /// There is no room for another connection.
    case unavailable = 503
    /// The version is neither HTTP/1.0 nor HTTP/1.1.
    case versionNotSupported = 505

    /// The word in the body.
    var word: String {
        switch self {
        case .badRequest: "bad_request"
        case .methodNotAllowed: "method_not_allowed"
        case .requestTimeout: "request_timeout"
        case .contentTooLarge: "content_too_large"
        case .uriTooLong: "uri_too_long"
        case .expectationFailed: "expectation_failed"
        case .headTooLarge: "head_too_large"
        case .internalError: "internal_error"
        case .unavailable: "unavailable"
        case .versionNotSupported: "version_not_supported"
        }
    }
}
