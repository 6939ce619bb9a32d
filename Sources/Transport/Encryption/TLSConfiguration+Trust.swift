#if TLS
import NIOCore
package import NIOSSL

extension TLSConfiguration {
    /// What a client speaks: TLS 1.2 or newer, and the certificate is always verified, the name in it too.
    ///
    /// - Parameter file: Certificates to trust (PEM) instead of the system's. Read here, because a context leaks its
    ///   memory when it cannot read a file itself.
    /// - Throws: ``TransportError/tls`` when the file cannot be read or holds none.
    package static func verifyingClient(trusting file: String?) throws(TransportError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        // How long a closing side waits for the other's good-bye, which a frozen server never says.
        configuration.shutdownTimeout = .milliseconds(100)
        guard let file else { return configuration }
        do {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
        } catch {
            throw .tls
        }
        return configuration
    }
}
#endif
