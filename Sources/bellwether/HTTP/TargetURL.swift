import ASCIIText

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
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard ["http", "https"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://"),
            text.utf8.allSatisfy(\.isVisible)
        else { return nil }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { !"/?#".contains($0) }
        let tail = rest.dropFirst(authority.count).prefix { $0 != "#" }
        guard !authority.contains("@"), let (host, port) = Self.split(authority) else { return nil }
        isSecure = scheme == "https"
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        target = tail.hasPrefix("/") ? String(tail) : "/" + tail
        description = text
    }

    /// The value of the header `Host`.
    var hostHeader: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        let isBracketed = authority.hasPrefix("[")
        let end = isBracketed ? authority.firstIndex(of: "]") : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let end else { return nil }
        let host = isBracketed ? authority[..<end].dropFirst() : authority[..<end]
        let rest = isBracketed ? authority[end...].dropFirst() : authority[end...]
        guard !host.isEmpty else { return nil }
        if rest.isEmpty { return (String(host), nil) }
        guard rest.hasPrefix(":"), let port = Int(digits: rest.utf8.dropFirst(), atMost: 5),
            (1...65_535).contains(port)
        else { return nil }
        return (String(host), port)
    }
}
