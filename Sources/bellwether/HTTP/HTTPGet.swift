import NIOCore
import NIOHTTP1
import NIOPosix
import SystemErrors

#if TLS
import NIOSSL
#endif

/// One GET over a connection of its own, ended by one deadline, whatever the server does.
struct HTTPGet: Sendable {
    private let url: TargetURL
    private let unixSocket: String?
    private let verifies: Bool

    /// A request for a URL, over TCP or the Unix-domain socket at a path.
    ///
    /// - Parameter verifies: Whether the certificate of an `https` server must be valid. The kubelet does not ask for it
    ///   either: a health endpoint inside a container has none that anybody could verify, and nothing secret is sent.
    init(_ url: TargetURL, unixSocket: String?, verifies: Bool = false) {
        self.url = url
        self.unixSocket = unixSocket
        self.verifies = verifies
    }

    /// The answer; never throws, since a failure is an answer here.
    func answer(within timeout: Duration) async -> HTTPAnswer {
        let start = ContinuousClock.now
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: HTTPAnswer.self)
        let limit = TimeAmount(timeout)
        loop.scheduleTask(in: limit) { promise.succeed(HTTPAnswer(outcome: .failure("timeout"))) }
        let connected = connect(on: loop, within: limit, promise)
        connected.whenFailure { error in
            promise.succeed(HTTPAnswer(outcome: .failure(word(for: error))))
        }
        // After the deadline too: a wait of minutes must not collect connections.
        promise.futureResult.whenComplete { _ in connected.whenSuccess { $0.close(promise: nil) } }
        var answer = (try? await promise.futureResult.get()) ?? HTTPAnswer(outcome: .failure("error"))
        answer.duration = start.duration(to: .now)
        return answer
    }

    private func connect(
        on loop: any EventLoop, within limit: TimeAmount, _ promise: EventLoopPromise<HTTPAnswer>
    ) -> EventLoopFuture<any Channel> {
        let (url, verifies) = (url, verifies)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(limit)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addTLS(for: url, verifies: verifies)
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(OneAnswerHandler(url: url, promise: promise))
                }
            }
        guard let unixSocket else { return bootstrap.connect(host: url.host, port: url.port) }
        return bootstrap.connect(unixDomainSocketPath: unixSocket)
    }
}

extension ChannelPipeline.SynchronousOperations {
    fileprivate func addTLS(for url: TargetURL, verifies: Bool) throws {
        guard url.isSecure else { return }
        #if TLS
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !verifies { configuration.certificateVerification = .none }
        // A numeric host is compared with the address of the connection, and is no name to send along.
        let isNumeric = (try? SocketAddress(ipAddress: url.host, port: 0)) != nil
        try addHandler(
            NIOSSLClientHandler(
                context: NIOSSLContext(configuration: configuration), serverHostname: isNumeric ? nil : url.host))
        #else
        throw HTTPGetError.tlsNotBuilt
        #endif
    }
}

/// Why a request cannot be made.
private enum HTTPGetError: Error {
    case tlsNotBuilt
}

/// The word for an error of the network.
private func word(for error: any Error) -> String {
    switch error {
    case let error as IOError: SystemErrorClass(error.errnoCode).map { word(for: $0) } ?? "closed"
    case let error as NIOConnectionError where error.connectionErrors.isEmpty: "dns"
    case let error as NIOConnectionError: error.connectionErrors.first.map { word(for: $0.error) } ?? "error"
    case ChannelError.connectTimeout: "timeout"
    case HTTPGetError.tlsNotBuilt: "built-without-tls"
    case is HTTPParserError: "protocol"
    case let error where isOfTLS(error): "tls"
    default: "closed"
    }
}

/// The word for an error of the operating system.
private func word(for failure: SystemErrorClass) -> String {
    switch failure {
    case .refused: "refused"
    case .unreachable: "unreachable"
    case .timeout: "timeout"
    case .closed: "closed"
    case .noPermission: "no_permission"
    case .outOfResources: "error"
    }
}

/// Whether a handshake or a certificate failed.
private func isOfTLS(_ error: any Error) -> Bool {
    #if TLS
    if case .some(.uncleanShutdown) = error as? NIOSSLError { return false }
    return error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
    #else
    return false
    #endif
}

/// Sends the request and takes one answer.
private final class OneAnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// More of a body is not shown, so it is not kept.
    private static let bodyLimit = 64 * 1_024

    private let url: TargetURL
    private let promise: EventLoopPromise<HTTPAnswer>
    private var answer: HTTPAnswer?

    init(url: TargetURL, promise: EventLoopPromise<HTTPAnswer>) {
        self.url = url
        self.promise = promise
    }

    func channelActive(context: ChannelHandlerContext) {
        let headers: HTTPHeaders = [
            "Host": url.hostHeader, "Connection": "close", "Accept": "*/*", "User-Agent": "bellwether",
        ]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            answer = HTTPAnswer(outcome: .status(Int(head.status.code)))
        case .body(let bytes):
            let room = Self.bodyLimit - (answer?.body.count ?? Self.bodyLimit)
            answer?.body.append(contentsOf: bytes.readableBytesView.prefix(max(0, room)))
        case .end:
            finish(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.succeed(HTTPAnswer(outcome: .failure(word(for: error))))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(context)
    }

    private func finish(_ context: ChannelHandlerContext) {
        promise.succeed(answer ?? HTTPAnswer(outcome: .failure("closed")))
        context.close(promise: nil)
    }
}
