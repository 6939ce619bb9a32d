import ASCIIText
public import Health

/// Where a service listens.
public struct ServerAddresses: Sendable, Hashable {
    /// The application and what every prober may know, or everything where there is no other place.
    public var main: Listener.Address
    /// All health endpoints, when they are kept apart.
    public var admin: Listener.Address?
    /// HAProxy's agent check.
    public var agent: Listener.Address?

    /// Places to listen on.
    public init(main: Listener.Address, admin: Listener.Address? = nil, agent: Listener.Address? = nil) {
        self.main = main
        self.admin = admin
        self.agent = agent
    }

    /// The places from the environment.
    ///
    /// ## Variables
    /// - `HOST`: a name or address of this machine, default `127.0.0.1`; `*` for all of its addresses, IPv6 and IPv4;
    ///   `unix:/path` for a Unix-domain socket.
    /// - `PORT`: default 8080; 0 lets the system choose.
    /// - `ADMIN_PORT`: where all health endpoints are; `PORT` then has `/live`, `/ready` and the application.
    /// - `AGENT_PORT`: for HAProxy's agent check.
    ///
    /// With a Unix-domain socket the other two ports are on 127.0.0.1.
    ///
    /// - Throws: `ConfigurationError` that names the variable and what it must be.
    public static func fromEnvironment(
        _ environment: Environment = .process
    ) throws(ConfigurationError) -> ServerAddresses {
        let host = try environment.label("HOST") ?? "127.0.0.1"
        let port = try environment.integer("PORT", in: ports) ?? 8080
        let adminPort = try environment.integer("ADMIN_PORT", in: ports)
        let agentPort = try environment.integer("AGENT_PORT", in: ports)
        if host.hasPrefix("unix:") {
            let local = { @Sendable (port: Int) in Listener.Address.tcp(host: "127.0.0.1", port: port) }
            try differ(("ADMIN_PORT", adminPort), ("AGENT_PORT", agentPort))
            return ServerAddresses(
                main: .unix(path: try path(of: host)), admin: adminPort.map(local), agent: agentPort.map(local))
        }
        guard host == "*" || host.utf8.allSatisfy(isOfHost) else {
            throw ConfigurationError("HOST", "must be a name, an address without brackets, *, or unix:/path")
        }
        try differ(("PORT", port), ("ADMIN_PORT", adminPort))
        try differ(("PORT", port), ("AGENT_PORT", agentPort))
        try differ(("ADMIN_PORT", adminPort), ("AGENT_PORT", agentPort))
        let here = { @Sendable (port: Int) in Listener.Address.tcp(host: host == "*" ? nil : host, port: port) }
        return ServerAddresses(main: here(port), admin: adminPort.map(here), agent: agentPort.map(here))
    }

    private static let ports = 0...65_535

    private typealias NamedPort = (name: String, port: Int?)

    private static func differ(_ first: NamedPort, _ second: NamedPort) throws(ConfigurationError) {
        if let port = second.port, port == first.port, port != 0 {
            throw ConfigurationError(second.name, "must differ from \(first.name)")
        }
    }

    /// Whether a byte can stand in a name or a numeric address, zone included.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isLetter || ".-_:%".utf8.contains(byte)
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
