import NIOCore

#if TLS
import NIOSSL

/// The TLS of one listener.
struct ServerTLS: Sendable {
    private let context: NIOSSLContext

    /// Reads the files.
    init(_ certificate: ServerCertificate) throws(HealthServerError) {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.chainPath).map(
                NIOSSLCertificateSource.certificate)
            let key = try NIOSSLPrivateKey(file: certificate.keyPath, format: .pem)
            context = try NIOSSLContext(
                configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        } catch {
            // The library's own text may quote what it read.
            throw HealthServerError(.unusableCertificate)
        }
    }

    /// The first handler of a connection.
    func makeHandler() -> any ChannelHandler {
        NIOSSLServerHandler(context: context)
    }
}
#else
/// What a listener with a certificate gets without the trait.
struct ServerTLS: Sendable {
    init(_ certificate: ServerCertificate) throws(HealthServerError) {
        throw HealthServerError(.withoutTLS)
    }

    func makeHandler() -> any ChannelHandler {
        RequestReceiver()
    }
}
#endif
