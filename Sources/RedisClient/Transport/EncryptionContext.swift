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
        let encryption = try NIOSSLClientHandler(context: context, serverHostname: endpoint.certificateName)
        return [FirstByteHandler(), encryption, HandshakeErrorHandler()]
    }
}

/// Ends the handshake with a server whose first byte is none of TLS, which would wait for more of them.
private final class FirstByteHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    /// The types of a record with which a server may begin: an alert, a handshake (RFC 8446, section 5.1).
    private static let types: Set<UInt8> = [21, 22]

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let first = unwrapInboundIn(data).readableBytesView.first else { return }
        guard Self.types.contains(first) else { return context.fireErrorCaught(TransportError.tls) }
        context.fireChannelRead(data)
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
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
