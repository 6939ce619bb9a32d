import Health

/// Where the service listens: `HOST`, `PORT` and `ADMIN_PORT`.
struct Addresses {
    /// Where the application listens.
    enum Main {
        case tcp(host: String, port: Int)
        case unix(path: String)
    }

    /// The application, and what every prober may know.
    let main: Main
    /// Host and port for all health endpoints, when they are kept apart.
    let admin: (host: String, port: Int)?

    init(_ environment: Environment) throws(ConfigurationError) {
        let host = try environment.text("HOST") ?? "127.0.0.1"
        let port = try environment.integer("PORT", in: 0...65_535) ?? 8080
        let adminPort = try environment.integer("ADMIN_PORT", in: 0...65_535)
        if host.hasPrefix("unix:") {
            let path = String(host.dropFirst("unix:".count))
            // The limit of sockaddr_un on macOS; Linux has four more.
            guard path.hasPrefix("/"), path.utf8.count < 104 else {
                throw ConfigurationError("HOST", "must be a host or unix:/path with at most 103 bytes")
            }
            main = .unix(path: path)
            admin = adminPort.map { ("127.0.0.1", $0) }
        } else {
            if let adminPort, adminPort == port, port != 0 {
                throw ConfigurationError("ADMIN_PORT", "must differ from PORT")
            }
            main = .tcp(host: host, port: port)
            admin = adminPort.map { (host, $0) }
        }
    }
}
