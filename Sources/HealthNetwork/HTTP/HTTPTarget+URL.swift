#if HTTPClient
import Transport

/// The grammar: `http[s]://[user:password@]host[:port][/path][?query]`.
///
/// Strict, because what a lenient parser makes of a misspelt URL is a probe of the wrong server, or a password where
/// a host name should be.
extension HTTPTarget {
    /// The target that a URL names.
    init(url: String) throws(HTTPTargetError) {
        guard url.utf8.count <= Self.longestURL else { throw .tooLong }
        guard !url.utf8.contains(UInt8(ascii: "#")) else { throw .fragment }
        guard url.utf8.allSatisfy(\.isAllowedInHTTPURL) else { throw .character }
        let (scheme, rest) = url[...].cut(at: ":")
        guard let rest, rest.hasPrefix("//") else { throw .scheme }
        isSecure = try Self.isSecure(scheme)

        let location = rest.dropFirst(2)
        let end = location.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? location.endIndex
        let parts = location[..<end].split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2, let authority = parts.last else { throw .credentials }
        credentials = parts.count == 2 ? try Credentials(userinfo: parts[0]) : nil
        (host, port) = try Self.server(authority, defaultPort: isSecure ? 443 : 80)
        resource = try Self.resource(location[end...])
    }

    private static func isSecure(_ scheme: Substring) throws(HTTPTargetError) -> Bool {
        switch scheme.lowercased() {
        case "http": return false
        case "https":
            #if TLS
            return true
            #else
            throw .tls
            #endif
        default: throw .scheme
        }
    }

    private static func server(
        _ authority: Substring, defaultPort: Int
    ) throws(HTTPTargetError) -> (host: String, port: Int) {
        let endpoint: Endpoint
        do throws(EndpointError) {
            endpoint = try Endpoint(authority: authority, defaultPort: defaultPort)
        } catch {
            throw error == .port ? .port : .host
        }
        // A zone means nothing to the server, and a `Host` header has no place for it (RFC 9110, 4.2.3).
        guard case .tcp(let host, let port) = endpoint, !host.utf8.contains(UInt8(ascii: "%")) else { throw .host }
        let name = host.lowercased()
        return (name.hasSuffix(".") ? String(name.dropLast()) : name, port)
    }

    private static func resource(_ text: Substring) throws(HTTPTargetError) -> String {
        guard text.percentDecoded() != nil else { throw .percent }
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else { throw .path }
        return text.hasPrefix("/") ? String(text) : "/" + text
    }
}

extension HTTPTarget.Credentials {
    /// A name without a password is a forgotten one, and a colon in the name would end it (RFC 7617).
    fileprivate init(userinfo: Substring) throws(HTTPTargetError) {
        let (user, password) = userinfo.cut(at: ":")
        guard let password, !user.isEmpty, !password.isEmpty, !password.utf8.contains(UInt8(ascii: ":")) else {
            throw .credentials
        }
        self.user = try Self.decoded(user)
        self.password = try Self.decoded(password)
        guard !self.user.utf8.contains(UInt8(ascii: ":")) else { throw .credentials }
    }

    private static func decoded(_ text: Substring) throws(HTTPTargetError) -> String {
        guard let bytes = text.percentDecoded() else { throw .percent }
        guard !bytes.contains(where: \.isControl), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw .credentials
        }
        return decoded
    }
}

extension UInt8 {
    /// What RFC 3986 lets stand in a URL without a fragment.
    fileprivate var isAllowedInHTTPURL: Bool {
        switch self {
        case UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): false
        default: isAllowedInURL
        }
    }
}
#endif
