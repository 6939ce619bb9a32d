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

    let address: Address
    let endpoints: (any Answering)?
    let routes: [Route]
    let certificate: ServerCertificate?

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
        self.address = address
        self.endpoints = endpoints
        self.routes = routes
        self.certificate = certificate
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
