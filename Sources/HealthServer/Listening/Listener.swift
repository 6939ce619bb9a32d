public import Health

/// One place to listen on, and what is answered there.
public struct Listener: Sendable {
    /// The place.
    public enum Address: Sendable, Hashable {
        /// A TCP port of 0 to 65535, where 0 lets the system choose. Without a host it is every address of the machine,
        /// IPv6 and IPv4 alike.
        case tcp(host: String?, port: Int)
        /// A Unix-domain socket. A file that nobody listens on is replaced; the file goes when the server stops.
        case unix(path: String)
    }

    /// What is answered there.
    enum Purpose: Sendable {
        /// Requests of HTTP: endpoints, then routes, over TLS where there is a certificate.
        case http(endpoints: (any Answering)?, routes: [Route], certificate: ServerCertificate?)
        /// HAProxy's agent check.
        case agent(HAProxyAgent)
    }

    let address: Address
    let purpose: Purpose

    /// A listener.
    ///
    /// - Parameters:
    ///   - address: The place.
    ///   - endpoints: The health endpoints that are answered there; nil for none.
    ///   - routes: The application's routes there.
    ///   - certificate: For TLS, which needs the package trait of that name.
    public init(
        _ address: Address, endpoints: HealthEndpoints?, routes: [Route] = [], certificate: ServerCertificate? = nil
    ) {
        self.init(address, answering: endpoints, routes: routes, certificate: certificate)
    }

    package init(
        _ address: Address, answering endpoints: (any Answering)?, routes: [Route] = [],
        certificate: ServerCertificate? = nil
    ) {
        self.init(address, .http(endpoints: endpoints, routes: routes, certificate: certificate))
    }

    private init(_ address: Address, _ purpose: Purpose) {
        self.address = address
        self.purpose = purpose
    }

    /// A listener for HAProxy's `agent-check`: `up 100%`, `up 0%` while the service drains, `down #dependency` and the
    /// like while it is not ready, one line for each connection.
    ///
    /// Use it beside `check`, since HAProxy takes an agent that does not answer for no opinion at all:
    ///
    ///     server shop1 10.0.0.7:8080 check agent-check agent-port 8081 agent-inter 2s
    ///
    /// - Parameters:
    ///   - address: The place; `agent-addr` if it differs from the server's.
    ///   - monitor: What is known.
    ///   - degradedWeight: The share of a degraded server in percent, held between 1 and 100. Balancing algorithms that
    ///     are static take nothing but 100.
    public static func haproxyAgent(
        _ address: Address, of monitor: HealthMonitor, degradedWeight: Int = 50
    ) -> Listener {
        let agent = HAProxyAgent(monitor: monitor, degradedWeight: min(max(degradedWeight, 1), 100))
        return Listener(address, .agent(agent))
    }

    /// Turns readiness off, at once and for good.
    func beginDraining() {
        switch purpose {
        case .http(let endpoints, _, _): endpoints?.beginDraining()
        case .agent(let agent): agent.monitor.beginDraining()
        }
    }
}

extension HealthEndpoints: Answering {}

extension Listener.Address: CustomStringConvertible {
    /// As in a URL, for messages.
    public var description: String {
        switch self {
        case .tcp(let host, let port): "\(host ?? "*"):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
