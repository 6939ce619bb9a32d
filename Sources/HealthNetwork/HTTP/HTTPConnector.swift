#if HTTPClient
import AsyncHTTPClient
import Deadlines
import Health
import NIOCore
import NameResolution
import Transport

#if TLS
import NIOSSL
#endif

/// Finds the addresses of a server and makes sessions to them.
struct HTTPConnector: Sendable {
    private let target: HTTPTarget
    private let configuration: HTTPClient.Configuration
    private let resolver: HostResolver

    /// A connector.
    ///
    /// - Throws: ``TransportError/tls`` when the certificates to trust cannot be read.
    init(
        _ target: HTTPTarget, trusting certificates: String?, resolver: HostResolver
    ) throws(TransportError) {
        self.target = target
        self.resolver = resolver
        #if TLS
        var configuration = HTTPClient.Configuration.probing
        if target.isSecure { configuration.tlsConfiguration = try .verifyingClient(trusting: certificates) }
        self.configuration = configuration
        #else
        configuration = .probing
        #endif
    }

    /// The addresses of the server now, the one of `kept` first if it is still among them; a single nil where the URL
    /// has the address itself.
    func addresses(preferring kept: HTTPSession?, until deadline: Deadline) async throws(HTTPFailure) -> [String?] {
        if SocketAddress(digits: target.host, port: target.port) != nil { return [nil] }
        do throws(ResolutionError) {
            let found = try await resolver.addresses(of: target.host, until: deadline).map(\.numeric)
            guard let known = kept?.address, found.contains(known) else { return found }
            return [known] + found.filter { $0 != known }
        } catch {
            throw .transport(TransportError(error))
        }
    }

    /// A session to an address.
    func session(to address: String?) throws(HTTPFailure) -> HTTPSession {
        do throws(TransportError) {
            return try HTTPSession(to: address, of: target, configuration)
        } catch {
            throw .transport(error)
        }
    }
}

extension HTTPClient.Configuration {
    /// One request, one answer, and nothing done behind the caller's back.
    fileprivate static var probing: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.proxy = nil
        // Traces would carry the URL.
        configuration.tracing.tracer = nil
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        // The probe's deadline comes first.
        configuration.timeout.connect = .hours(48)
        return configuration
    }
}
#endif
