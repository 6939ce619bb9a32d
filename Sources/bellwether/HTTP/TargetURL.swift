import ASCIIText
import Transport

/// An `http` or `https` URL, split.
struct TargetURL: CustomStringConvertible, Sendable {
    let isSecure: Bool
    let host: String
    let port: Int
    /// Path and query.
    let target: String
    let description: String

    /// The URL; nil when it cannot be asked. User names and passwords are refused, since they would stand in the
    /// process list.
    init?(_ text: String) {
        let (name, rest) = text[...].cut(at: ":")
        let scheme = name.lowercased()
        guard ["http", "https"].contains(scheme), let rest, rest.hasPrefix("//"), text.utf8.allSatisfy(\.isVisible)
        else { return nil }
        isSecure = scheme == "https"
        let location = rest.dropFirst(2).cut(at: "#").before
        let authority = location.prefix { $0 != "/" && $0 != "?" }
        guard case .tcp(let host, let port) = try? Endpoint(authority: authority, defaultPort: isSecure ? 443 : 80)
        else { return nil }
        (self.host, self.port) = (host, port)
        let tail = location.dropFirst(authority.count)
        target = tail.hasPrefix("/") ? String(tail) : "/" + tail
        description = text
    }

    /// Where the server listens.
    var endpoint: Endpoint { .tcp(host: host, port: port) }

    /// The value of the header `Host`, which has no place for the zone of an address (RFC 9110, 4.2.3).
    var hostHeader: String {
        let name = host.contains(":") ? "[\(host[...].cut(at: "%").before)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }
}
