import Health
import HealthServer

/// Where the service listens: `HOST`, `PORT` and `ADMIN_PORT`.
struct Addresses {
    /// The application, and what every prober may know.
    let main: Listener.Address
    /// All health endpoints, when they are kept apart.
    let admin: Listener.Address?

    init(_ environment: Environment) throws(ConfigurationError) {
        let host = try environment.label("HOST") ?? "127.0.0.1"
        let port = try environment.integer("PORT", in: 0...65_535) ?? 8080
        let adminPort = try environment.integer("ADMIN_PORT", in: 0...65_535)
        if host.hasPrefix("unix:") {
            main = .unix(path: try Self.path(of: host))
            admin = adminPort.map { .tcp(host: "127.0.0.1", port: $0) }
        } else {
            guard host.utf8.allSatisfy(Self.isOfHost) else {
                throw ConfigurationError("HOST", "must be a name, an address without brackets, or unix:/path")
            }
            if let adminPort, adminPort == port, port != 0 {
                throw ConfigurationError("ADMIN_PORT", "must differ from PORT")
            }
            main = .tcp(host: host, port: port)
            admin = adminPort.map { .tcp(host: host, port: $0) }
        }
    }

    /// Whether a byte can stand in a name or a numeric address, zone included.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || ".-_:%".contains(character))
    }

    private static func path(of host: String) throws(ConfigurationError) -> String {
        let path = host.dropFirst("unix:".count)
        // The limit of sockaddr_un on macOS; Linux has four more.
        guard path.hasPrefix("/"), path.utf8.count < 104 else {
            throw ConfigurationError("HOST", "must be a host, or unix: and an absolute path of at most 103 bytes")
        }
        return String(path)
    }
}
