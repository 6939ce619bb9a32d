#if TLS
import NIOCore
import NIOSSL
import NIOTLS
import Transport

/// What TLS needs, read from files once and used for each connection.
struct EncryptionContext: Sendable {
    private let context: NIOSSLContext

    /// The context of a target; the certificate is always verified, and so is the name in it.
    ///
    /// - Throws: ``RedisError`` of code `tls` when the certificates to trust cannot be read.
    init(_ encryption: RedisTarget.Encryption) throws(RedisError) {
        do {
            let configuration = try TLSConfiguration.verifyingClient(trusting: encryption.trustedCertificates)
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw RedisError(.tls)
        }
    }

    /// The handlers between the socket and RESP.
    func handlers(for endpoint: Endpoint) throws -> [any ChannelHandler] {
        [try NIOSSLClientHandler(context: context, serverHostname: Self.name(of: endpoint)), HandshakeErrorHandler()]
    }

    /// The name that the certificate must have; nil for an address in digits, which is compared with the peer's own.
    private static func name(of endpoint: Endpoint) -> String? {
        guard case .tcp(let host, let port) = endpoint, SocketAddress(digits: host, port: port) == nil else {
            return nil
        }
        return host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}

/// Makes every failure before the end of the handshake one of TLS.
private final class HandshakeErrorHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var isEncrypted = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { isEncrypted = true }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.fireErrorCaught(isEncrypted ? error : TransportError.tls)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // The server hangs up on our hello: it does not want TLS.
        if !isEncrypted { context.fireErrorCaught(TransportError.tls) }
        context.fireChannelInactive()
    }
}
#endif
