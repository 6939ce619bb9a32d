#if HTTPClient
import NIOCore
import NIOHTTP1

/// Counts what comes since the last request, and ends the connection when that is too much.
///
/// The client takes interim answers, empty lines and extensions of chunks without end, and would be busy with them on
/// the event loop of all checks until the deadline.
final class AnswerMeter: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    /// The longest answer as it comes, in bytes: a body, as much again for its framing and for interim answers, and the
    /// longest head that the client takes.
    private static let limit = 2 * HTTPRequest.bodyLimit + 80 * 1_024

    private var count = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        count = 0
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What still comes after the end is let go.
        guard count <= Self.limit else { return }
        count += unwrapInboundIn(data).readableBytes
        guard count > Self.limit else { return context.fireChannelRead(data) }
        context.fireErrorCaught(HTTPFailure.tooLarge)
        context.close(promise: nil)
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// Puts a meter where the client's decoder gets its bytes: decrypted, if they were encrypted.
    func meterAnswers() throws {
        let decoder = try handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        try addHandler(AnswerMeter(), position: .before(decoder))
    }
}
#endif
