import ASCIIText

/// Where a server listens.
package enum Endpoint: Sendable, Hashable {
    /// A name or an address in digits, and a port.
    case tcp(host: String, port: Int)
    /// The path of a Unix-domain socket.
    case unix(path: String)

    /// The longest path of a Unix-domain socket, in bytes: what `sockaddr_un` holds on Darwin, the smaller one.
    package static let longestPath = 103
}

/// What is wrong with the text of an endpoint.
package enum EndpointError: Error, Sendable, Hashable {
    /// The host is missing or is none.
    case host
    /// The port is missing or is none.
    case port
    /// The path is relative, too long, or holds control characters.
    case path
}

extension Endpoint {
    /// The endpoint in `host:port`, `[address]:port` or `unix:/path`.
    package init(address: String) throws(EndpointError) {
        if address.hasPrefix("unix:") {
            try self.init(path: Array(address.utf8.dropFirst("unix:".utf8.count)))
        } else {
            try self.init(authority: address[...], defaultPort: nil)
        }
    }

    /// The endpoint in `host`, `host:port`, `[address]` or `[address]:port`, as it stands in a URL after the `@`.
    package init(authority: Substring, defaultPort: Int?) throws(EndpointError) {
        let (host, digits) = try Self.split(authority)
        self = .tcp(host: host, port: try Self.port(digits, defaultPort: defaultPort))
    }

    /// The endpoint of a host, without brackets, and a port.
    package init(host: String, port: Int) throws(EndpointError) {
        guard host[...].isHostName || host[...].isAddressInBrackets else { throw .host }
        guard (1...65_535).contains(port) else { throw .port }
        self = .tcp(host: host, port: port)
    }

    /// The endpoint at an absolute path.
    package init(path: [UInt8]) throws(EndpointError) {
        guard path.first == UInt8(ascii: "/"), (2...Self.longestPath).contains(path.count),
            !path.contains(where: \.isControl), let text = String(validating: path, as: UTF8.self)
        else { throw .path }
        self = .unix(path: text)
    }

    private static func split(_ authority: Substring) throws(EndpointError) -> (host: String, port: Substring?) {
        guard authority.hasPrefix("[") else {
            let (host, port) = authority.cut(at: ":")
            guard host.isHostName else { throw .host }
            return (String(host), port)
        }
        guard let end = authority.utf8.firstIndex(of: UInt8(ascii: "]")) else { throw .host }
        let host = authority[..<end].dropFirst()
        let rest = authority[end...].dropFirst()
        guard host.isAddressInBrackets, rest.isEmpty || rest.hasPrefix(":") else { throw .host }
        // A zone is written %25eth0 in a URL (RFC 6874), and %eth0 by everyone.
        let zone = host.cut(at: "%")
        let name = zone.after.map { $0.hasPrefix("25") && $0.count > 2 ? $0.dropFirst(2) : $0 }
        return (name.map { "\(zone.before)%\($0)" } ?? String(host), rest.isEmpty ? nil : rest.dropFirst())
    }

    private static func port(_ digits: Substring?, defaultPort: Int?) throws(EndpointError) -> Int {
        guard let digits else {
            guard let defaultPort else { throw .port }
            return defaultPort
        }
        guard let number = Int(digits: digits.utf8, atMost: 5), (1...65_535).contains(number) else { throw .port }
        return number
    }
}
