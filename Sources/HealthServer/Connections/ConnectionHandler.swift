import Health
import NIOCore

/// One connection: the gate before the parser, and the order of requests and answers.
///
/// Bytes pass ``HeadPolicy`` and ``BodyReader`` first, which find where each message ends, and only then NIO's parser,
/// whose word counts. Requests are answered one after the other: while a route takes its time, what follows waits
/// unparsed, so answers cannot change their order and a client cannot pile up work.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// A head is awaited or has begun.
        case head
        /// The head is accepted, its body awaited.
        case body(BodyReader, HealthRequest, ResponseRenderer.Form)
        /// A route works on the answer.
        case working
        /// The last answer is on its way; what comes is dropped.
        case closing
    }

    /// So many bytes may wait to be parsed before reading stops.
    static let backlogLimit = 4_096
    /// The bytes of a client that has closed its side are all read at once, whatever else is asked of the channel: what
    /// the kernel kept, and no more than this.
    static let finalBacklogLimit = 262_144
    /// So many bytes of answers are gathered before they are sent, and end a turn.
    static let outputLimit = 8_192
    /// So many heads, bodies and runs of equal requests are taken in a turn. What is left waits until every other
    /// connection had its turn: clients that send a great deal at once must not keep a prober waiting.
    static let stepLimit = 8

    let book: AnswerBook
    let table: ConnectionTable
    let receiver: RequestReceiver
    let isPlain: Bool
    let loop: any EventLoop

    private(set) var context: ChannelHandlerContext?
    private(set) var socket: SendingSocket?
    var id: ConnectionLedger.ID?
    var hasSettled = false
    var phase = Phase.head
    var policy = HeadPolicy()
    /// The bytes of a head that is not complete yet.
    var partialHead = ByteBuffer()
    /// The request that was accepted last, where equal bytes have an equal answer.
    var remembered: RememberedRequest?
    /// Answers of this turn.
    var output = ByteBuffer()
    /// What came and cannot be parsed yet.
    var backlog = ByteBuffer()
    /// Whether the connection waits in the queue of turns.
    var isTurnDue = false
    /// Whether the peer has closed its side.
    var hasInputEnded = false
    /// How many writes the channel has not ended: none, while the peer takes what it is sent.
    var unsent = 0
    var isTransmitting = false
    /// Whether the next byte is the first of a request, and nothing stands before it.
    var isAtBoundary = false
    var isReadingPaused = false
    /// Bytes that came after the last request.
    var dropped = 0
    var lastActivity: NIODeadline
    var deadlines: ConnectionDeadlines
    var timer: (due: NIODeadline, task: Scheduled<Void>)?

    /// A connection that was accepted now.
    ///
    /// - Parameter isPlain: Whether bytes go out as they are, without TLS.
    init(
        book: AnswerBook, table: ConnectionTable, receiver: RequestReceiver, isPlain: Bool,
        on loop: any EventLoop
    ) {
        self.book = book
        self.table = table
        self.receiver = receiver
        self.isPlain = isPlain
        self.loop = loop
        lastActivity = loop.now
        deadlines = ConnectionDeadlines(limits: table.timeouts, acceptedAt: lastActivity)
    }

    /// Since when nothing is being done for this connection, in nanoseconds; nil while a route works for it.
    var idleSince: UInt64? {
        switch phase {
        case .working: nil
        case .closing: 0
        case .head, .body: lastActivity.uptimeNanoseconds
        }
    }

    /// Whether the client has asked and has not got all of the answer.
    var isAnswering: Bool {
        if case .working = phase { true } else { isBlocked }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        socket = SendingSocket(of: context.channel)
        id = table.admit(self)
        if id == nil {
            refuse(.unavailable)
            flush(at: loop.now)
        }
        arm()
    }

    func channelInactive(context: ChannelHandlerContext) {
        // The descriptor may be another connection's in a moment.
        socket = nil
        timer?.task.cancel()
        timer = nil
        if let id { table.remove(id) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if isAtBoundary, let remembered, remembered.bytes == bytes, repeatAnswer(remembered) { return }
        if backlog.readableBytes > 0 || isBlocked {
            backlog.writeBuffer(&bytes)
            if backlog.readableBytes > Self.finalBacklogLimit { return close() }
            if backlog.readableBytes > Self.backlogLimit { pauseReading() }
        } else {
            take(bytes)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // The handlers behind have nothing to do then.
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.inputClosed) = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        hasInputEnded = true
        closeIfDone()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset, or a failed handshake: nobody is there to be told.
        context.close(promise: nil)
    }
}
