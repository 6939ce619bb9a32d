#if HTTPClient
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
#endif
