import NIOCore

/// One connection of HAProxy's agent check: says its line, closes its side, and waits for the peer to close too.
final class AgentHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How long the peer may take to close.
    private static let patience = TimeAmount.seconds(1)
    /// More than this (`agent-send`) is not read.
    private static let inputLimit = 4_096

    private let agent: HAProxyAgent
    private let desk: AgentDesk
    private var isAdmitted = false
    private var received = 0
    private var timer: Scheduled<Void>?

    init(_ agent: HAProxyAgent, desk: AgentDesk) {
        self.agent = agent
        self.desk = desk
    }

    func channelActive(context: ChannelHandlerContext) {
        isAdmitted = desk.admit()
        context.write(wrapOutboundOut(ByteBuffer(string: agent.line)), promise: nil)
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
        if isAdmitted { desk.leave() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// Counts the connections of an agent listener, so that they can never take the descriptors of those who ask by HTTP.
/// Only for one event loop.
final class AgentDesk {
    /// One balancer has one connection at a time.
    private static let limit = 64
    private var count = 0

    /// Takes a connection in that waits for its peer.
    ///
    /// - Returns: False when it must close at once.
    func admit() -> Bool {
        guard count < Self.limit else { return false }
        count += 1
        return true
    }

    /// An admitted connection is gone.
    func leave() {
        count -= 1
    }
}
