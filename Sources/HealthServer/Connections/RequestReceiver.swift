import NIOCore
import NIOHTTP1

/// What NIO's parser made of the bytes that the gate let through.
final class RequestReceiver: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private(set) var head: HTTPRequestHead?
    private(set) var hasEnded = false
    private(set) var hasFailed = false

    /// Forgets the last request.
    func reset() {
        head = nil
        hasEnded = false
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            // A second head out of one request would mean that gate and parser disagree.
            if self.head != nil { hasFailed = true }
            self.head = head
        case .body: break
        case .end: hasEnded = true
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { hasFailed = true } else { context.close(promise: nil) }
    }
}
