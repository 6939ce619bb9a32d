#if HTTPClient && TLS
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// An HTTPS server that hangs up on each second request of a connection without an answer.
final class HangingUpServer: Sendable {
    let port: Int
    private let listener: any Channel
    private let counts: Counts

    private final class Counts: Sendable {
        let accepted = Mutex(0)
    }

    /// Starts listening on 127.0.0.1.
    init(_ certificate: (chain: String, key: String)) async throws {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.chain).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.key, format: .pem)))
        let (context, counts) = (try NIOSSLContext(configuration: configuration), Counts())
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                counts.accepted.withLock { $0 += 1 }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(OneAnswer())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.counts = counts
        port = listener.localAddress?.port ?? 0
    }

    deinit {
        listener.close(promise: nil)
    }

    /// How many connections were accepted.
    var accepted: Int { counts.accepted.withLock { $0 } }

    private final class OneAnswer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private var requests = 0

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            requests += 1
            guard requests == 1 else { return context.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: HTTPScript.ok())), promise: nil)
        }
    }
}
#endif
