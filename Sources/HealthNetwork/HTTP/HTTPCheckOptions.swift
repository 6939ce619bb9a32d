#if HTTPClient
import Health

/// How a check asks.
public struct HTTPCheckOptions: Sendable, Hashable {
    /// The method of the request; neither changes anything at the server.
    public enum Method: String, Sendable, Hashable {
        /// The usual one.
        case get = "GET"
        /// As GET, and the server sends no body; nothing can be expected of its fields then.
        case head = "HEAD"
    }

    /// The method of the request.
    public var method: Method
    /// Header fields beside `Host`, `User-Agent` and `Accept`, which they can replace; at most 32.
    public var headers: [String: HTTPHeaderValue]
    /// A file of certificates (PEM) to trust instead of the system's; only for `https`. Read once.
    public var trustedCertificates: String?

    /// Options.
    public init(
        method: Method = .get, headers: [String: HTTPHeaderValue] = [:], trustedCertificates: String? = nil
    ) {
        self.method = method
        self.headers = headers
        self.trustedCertificates = trustedCertificates
    }
}

/// The value of a header field, or where it comes from.
public enum HTTPHeaderValue: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A text that everyone may see.
    case text(String)
    /// The content of an environment variable behind a prefix, so that no token stands in a configuration: never logged
    /// and never shown.
    case environment(String, prefix: String = "")

    /// A text that everyone may see.
    public init(stringLiteral value: String) { self = .text(value) }
}
#endif
