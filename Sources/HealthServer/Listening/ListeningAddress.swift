import NIOCore

/// Where a server listens.
public enum ListeningAddress: Sendable, Hashable, CustomStringConvertible {
    /// A TCP port.
    case tcp(host: String, port: Int, isTLS: Bool)
    /// A TCP port for HAProxy's agent check.
    case agent(host: String, port: Int)
    /// A Unix-domain socket.
    case unix(path: String)

    /// As a URL: `http://127.0.0.1:8080`, `http://[::]:8080`, `tcp://127.0.0.1:8081`, `unix:/run/health`.
    public var description: String {
        switch self {
        case .tcp(let host, let port, let isTLS): Self.url(isTLS ? "https" : "http", host, port)
        case .agent(let host, let port): Self.url("tcp", host, port)
        case .unix(let path): "unix:\(path)"
        }
    }

    private static func url(_ scheme: String, _ host: String, _ port: Int) -> String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// The address of a listener's bound channel.
    init?(_ address: SocketAddress?, of listener: Listener) {
        guard let address else { return nil }
        if let path = address.pathname, !path.isEmpty {
            self = .unix(path: path)
        } else if let host = address.ipAddress, let port = address.port {
            switch listener.purpose {
            case .http(_, _, let certificate): self = .tcp(host: host, port: port, isTLS: certificate != nil)
            case .agent: self = .agent(host: host, port: port)
            }
        } else {
            return nil
        }
    }
}
