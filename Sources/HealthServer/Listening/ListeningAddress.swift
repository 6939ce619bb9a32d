import NIOCore

/// Where a server listens.
public enum ListeningAddress: Sendable, Hashable, CustomStringConvertible {
    /// A TCP port.
    case tcp(host: String, port: Int, isTLS: Bool)
    /// A Unix-domain socket.
    case unix(path: String)

    /// As a URL: `http://127.0.0.1:8080`, `http://[::]:8080`, `unix:/run/health`.
    public var description: String {
        switch self {
        case .tcp(let host, let port, let isTLS):
            "\(isTLS ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// The address of a bound channel.
    init?(_ address: SocketAddress?, isTLS: Bool) {
        guard let address else { return nil }
        if let path = address.pathname, !path.isEmpty {
            self = .unix(path: path)
        } else if let host = address.ipAddress, let port = address.port {
            self = .tcp(host: host, port: port, isTLS: isTLS)
        } else {
            return nil
        }
    }
}
