#if TLS
import NIOCore

extension Endpoint {
    /// The name that the server's certificate must have; nil for an address in digits, which is compared with the peer's
    /// own and is no name to send along.
    package var certificateName: String? {
        guard case .tcp(let host, let port) = self, SocketAddress(digits: host, port: port) == nil else { return nil }
        return host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}
#endif
