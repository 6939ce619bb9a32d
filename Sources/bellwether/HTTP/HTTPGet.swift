import Deadlines
import Health
import HealthNetwork
import NIOCore
import NIOHTTP1
import Transport

#if TLS
import NIOSSL
#endif

/// One GET over a connection of its own, ended by one deadline, whatever the server does.
struct HTTPGet: Sendable {
    private let url: TargetURL
    private let connector: ChannelConnector
    private let verifies: Bool

    /// A request for a URL, over TCP or the Unix-domain socket at a path.
    ///
    /// - Parameter verifies: Whether the certificate of an `https` server must be valid. The kubelet does not ask for it
    ///   either: a health endpoint inside a container has none that anybody could verify, and nothing secret is sent.
    init(_ url: TargetURL, unixSocket: String?, verifies: Bool = false) {
        self.url = url
        self.verifies = verifies
        connector = ChannelConnector(unixSocket.map { .unix(path: $0) } ?? url.endpoint)
    }

    /// The answer; never throws, since a failure is an answer here.
    func answer(within timeout: Duration) async -> HTTPAnswer {
        let start = ContinuousClock.now
        var answer = await answer(until: Deadline(start.advanced(by: timeout)))
        answer.duration = start.duration(to: .now)
        return answer
    }

    private func answer(until deadline: Deadline) async -> HTTPAnswer {
        #if !TLS
        if url.isSecure { return HTTPAnswer(outcome: .failure("built-without-tls")) }
        #endif
        let (url, verifies, answer) = (url, verifies, Promise<HTTPAnswer>())
        do throws(TransportError) {
            let channel = try await connector.channel(until: deadline) { pipeline in
                try pipeline.addTLS(for: url, verifies: verifies)
                try pipeline.addHTTPClientHandlers()
                try pipeline.addHandler(OneAnswerHandler(url: url, answer: answer))
            }
            defer { channel.close(promise: nil) }
            let found = await answer.value { try await Task.sleep(until: deadline.instant, clock: .continuous) }
            return found ?? HTTPAnswer(failure: .timeout)
        } catch {
            return HTTPAnswer(failure: error)
        }
    }
}

extension HTTPAnswer {
    /// No answer, in the word that checks have for it.
    fileprivate init(failure: TransportError) {
        self.init(outcome: .failure(CheckCode(failure).rawValue))
    }
}

extension ChannelPipeline.SynchronousOperations {
    fileprivate func addTLS(for url: TargetURL, verifies: Bool) throws {
        #if TLS
        guard url.isSecure else { return }
        var configuration = try TLSConfiguration.verifyingClient(trusting: nil)
        if !verifies { configuration.certificateVerification = .none }
        try addHandler(
            NIOSSLClientHandler(
                context: NIOSSLContext(configuration: configuration), serverHostname: url.endpoint.certificateName))
        #endif
    }
}

/// Sends the request and takes one answer.
private final class OneAnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// More of a body is not shown, so it is not kept.
    private static let bodyLimit = 64 * 1_024

    private let url: TargetURL
    private let promise: Promise<HTTPAnswer>
    private var answer: HTTPAnswer?

    init(url: TargetURL, answer promise: Promise<HTTPAnswer>) {
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
        let isForeign = error is HTTPParserError
        promise.fulfill(
            isForeign ? HTTPAnswer(outcome: .failure("protocol")) : HTTPAnswer(failure: TransportError(error)))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(context)
    }

    private func finish(_ context: ChannelHandlerContext) {
        promise.fulfill(answer ?? HTTPAnswer(failure: .closed))
        context.close(promise: nil)
    }
}
