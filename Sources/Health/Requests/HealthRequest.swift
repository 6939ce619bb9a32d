/// What the endpoints need to know of an HTTP request.
public struct HealthRequest: Sendable, Hashable {
    /// The method, as it stands in the request line.
    public let method: String
    /// The path: no query, no host, not decoded.
    public let path: String
    /// What follows the question mark, not decoded.
    public let query: String?
    /// The value of the header `Accept`.
    public let accept: String?
    /// The value of the header `Authorization`.
    public let authorization: String?

    /// A request for a target in origin form (`/ready?verbose`) or absolute form (`http://host/ready`).
    public init(method: String, target: String, accept: String? = nil, authorization: String? = nil) {
        self.method = method
        self.accept = accept
        self.authorization = authorization
        let local = Self.withoutAuthority(target)
        if let mark = local.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(local[..<mark])
            query = String(local[local.utf8.index(after: mark)...])
        } else {
            path = String(local)
            query = nil
        }
    }

    /// The target from its path on; an absolute form is cut after its authority (RFC 9112, section 3.2.2).
    private static func withoutAuthority(_ target: String) -> Substring {
        let lowered = target.utf8.prefix(8).map { $0 | 0x20 }
        for scheme in ["http://", "https://"] where lowered.starts(with: scheme.utf8.map { $0 | 0x20 }) {
            let rest = target.dropFirst(scheme.count)
            guard let end = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) else {
                return "/"
            }
            return rest[end...].hasPrefix("?") ? "/" + rest[end...] : rest[end...]
        }
        return target[...]
    }
}
