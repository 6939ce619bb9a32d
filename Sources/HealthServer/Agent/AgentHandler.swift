import NIOCore

/// One connection of HAProxy's agent check: says its line, closes its side, and waits for the peer to close too.
final class AgentHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How long the peer may take to close.
    private static let patience = TimeAmount.seconds(1)
    /// More than this (`agent-send`) is not read.
    private static let inputLimit = 4_096

    private let responder: AgentResponder
    private var isAdmitted = false
    private var received = 0
    private var timer: Scheduled<Void>?

    init(_ responder: AgentResponder) {
        self.responder = responder
    }

    func channelActive(context: ChannelHandlerContext) {
        isAdmitted = responder.admit()
        context.write(wrapOutboundOut(ByteBuffer(string: responder.line(at: .now))), promise: nil)
        context.flush()
        guard isAdmitted else { return context.close(promise: nil) }
        // A close with unread bytes would be a reset, which can take the line from the peer.
        context.close(mode: .output, promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytes
        if received > Self.inputLimit { context.close(promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        if isAdmitted { responder.leave() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
