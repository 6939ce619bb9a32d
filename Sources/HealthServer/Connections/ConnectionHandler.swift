import Health
import NIOCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

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

    /// The largest number of bytes that wait to be parsed, or to be taken by the peer, before reading stops.
    static let bufferLimit = 65_536
    /// After so many bytes sent it is looked whether the peer takes them.
    private static let sendCheck = 32_768

    let book: AnswerBook
    let table: ConnectionTable
    let receiver: RequestReceiver
    private let isHalfClosable: Bool
    private let loop: any EventLoop

    private(set) var context: ChannelHandlerContext?
    private var id: ConnectionLedger.ID?
    private var hasSettled = false
    var phase = Phase.head
    var policy = HeadPolicy()
    /// The bytes of a head that is not complete yet.
    var partialHead = ByteBuffer()
    /// The request that was accepted last, where equal bytes have an equal answer.
    var remembered: RememberedRequest?
    /// Answers of this turn.
    var output = ByteBuffer()
    private var backlog = ByteBuffer()
    private var hasInputEnded = false
    private var isBlocked = false
    /// Whether the next byte is the first of a request, and nothing stands before it.
    private var isAtBoundary = false
    private var isReadingPaused = false
    private var sentSinceCheck = 0
    private var dropped = 0
    private var lastActivity: NIODeadline
    private(set) var deadlines: ConnectionDeadlines
    private var timer: (due: NIODeadline, task: Scheduled<Void>)?

    /// A connection that was accepted now.
    ///
    /// - Parameter isHalfClosable: Whether the sending side can be closed alone; not so under TLS.
    init(
        book: AnswerBook, table: ConnectionTable, receiver: RequestReceiver, isHalfClosable: Bool,
        on loop: any EventLoop
    ) {
        self.book = book
        self.table = table
        self.receiver = receiver
        self.isHalfClosable = isHalfClosable
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

    // MARK: Events of the channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        id = table.admit(self)
        if id == nil {
            refuse(.unavailable)
            flush(at: loop.now)
        }
        arm()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        timer = nil
        if let id { table.remove(id) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if isAtBoundary, let remembered, remembered.bytes == bytes, repeatAnswer(remembered, context) { return }
        if backlog.readableBytes > 0 || isBlocked {
            backlog.writeBuffer(&bytes)
            // A client that has closed its side is read to its end at once, whatever else is asked of the channel.
            if backlog.readableBytes > 2 * Self.bufferLimit { return close() }
            if backlog.readableBytes > Self.bufferLimit { pauseReading() }
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

    // MARK: Turns

    /// Does what can be done with bytes, sends the answers, and keeps the rest.
    func take(_ bytes: ByteBuffer) {
        let now = loop.now
        var rest = bytes
        isAtBoundary = false
        while true {
            advance(&rest, at: now)
            flush(at: now)
            guard case .head = phase, rest.readableBytes > 0, !isBlocked else { break }
        }
        if case .closing = phase { return drop(rest.readableBytes) }
        if rest.readableBytes > 0 {
            backlog = ByteBuffer(buffer: rest)
            if backlog.readableBytes > Self.bufferLimit { pauseReading() }
        } else {
            backlog = ByteBuffer()
            if !isBlocked { resumeReading() }
            if case .head = phase { isAtBoundary = !policy.hasBegun && !isBlocked && !table.isStopping }
        }
        arm()
        closeIfDone()
    }

    /// Answers one request that came alone and equals the one before: the way of nearly all of a prober's requests.
    ///
    /// - Returns: False when the answer cannot be given again.
    private func repeatAnswer(_ remembered: RememberedRequest, _ context: ChannelHandlerContext) -> Bool {
        let now = loop.now
        guard !table.isStopping, let answer = remembered.answer.current(at: now) else { return false }
        lastActivity = now
        deadlines.becameIdle(at: now)
        sentSinceCheck += answer.readableBytes
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        if sentSinceCheck > Self.sendCheck { checkSending(at: now) }
        return true
    }

    /// A complete request is being answered.
    func settle() {
        guard !hasSettled, let id else { return }
        hasSettled = true
        table.settle(id)
    }

    /// An answer takes time; until ``finish(_:)`` nothing more is parsed.
    func beginWork(_ work: @escaping @Sendable () async -> HealthResponse, form: ResponseRenderer.Form) {
        phase = .working
        deadlines.beganWork()
        let (connection, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
        table.start {
            let response = await work()
            loop.execute { connection.value.finish(response, form: form) }
        }
    }

    private func finish(_ response: HealthResponse, form: ResponseRenderer.Form) {
        guard context != nil, case .working = phase else { return }
        let now = loop.now
        var form = form
        form.closes = form.closes || table.isStopping || book.isDraining
        send(book.render(response, form: form, at: now), closes: form.closes, at: now)
        take(takeBacklog())
    }

    /// Adds an answer to those of this turn.
    func send(_ bytes: ByteBuffer, closes: Bool, at now: NIODeadline) {
        if output.readableBytes == 0 { output = bytes } else { output.writeImmutableBuffer(bytes) }
        lastActivity = now
        phase = closes ? .closing : .head
        if !closes { deadlines.becameIdle(at: now) }
    }

    /// Answers with an error, after which nothing is parsed.
    func refuse(_ refusal: Refusal) {
        let now = loop.now
        send(
            book.render(ResponseRenderer.refusal(refusal), form: .init(closes: true), at: now), closes: true, at: now)
    }

    /// The deadlines change.
    func changeDeadlines(_ change: (inout ConnectionDeadlines) -> Void) {
        change(&deadlines)
    }

    // MARK: Sending

    /// Sends the answers of this turn.
    private func flush(at now: NIODeadline) {
        guard let context, output.readableBytes > 0 else { return }
        let bytes = output
        output = ByteBuffer()
        sentSinceCheck += bytes.readableBytes
        if case .closing = phase {
            deadlines.beganWriting(at: now)
            let sent = loop.makePromise(of: Void.self)
            sent.futureResult.assumeIsolated().whenComplete { _ in self.closeSending() }
            context.writeAndFlush(wrapOutboundOut(bytes), promise: sent)
            arm()
        } else {
            context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
            if sentSinceCheck > Self.sendCheck { checkSending(at: now) }
        }
    }

    /// Stops reading from a peer that does not take what it is sent.
    private func checkSending(at now: NIODeadline) {
        sentSinceCheck = 0
        guard let context, let options = context.channel.syncOptions,
            let waiting = try? options.getOption(.bufferedWritableBytes), waiting > 0
        else { return }
        isBlocked = true
        isAtBoundary = false
        pauseReading()
        deadlines.beganWriting(at: now)
        let sent = loop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenSuccess { self.unblock() }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
    }

    private func unblock() {
        guard context != nil, isBlocked else { return }
        isBlocked = false
        deadlines.becameIdle(at: loop.now)
        take(takeBacklog())
    }

    private func takeBacklog() -> ByteBuffer {
        defer { backlog = ByteBuffer() }
        return backlog
    }

    // MARK: Closing

    /// Ends the connection at once.
    func close() {
        context?.close(promise: nil)
    }

    /// The server stops: what was begun is answered, and what has not begun gets a moment to.
    func stop() {
        switch phase {
        case .working, .closing: break
        case .head where hasSettled && !policy.hasBegun && !isBlocked && backlog.readableBytes == 0: close()
        case .head, .body:
            deadlines.shorten(to: loop.now + ConnectionDeadlines.linger)
            arm()
        }
    }

    /// The last answer is sent: closes the sending side, and reads until the peer has closed too. A close with unread
    /// bytes would be a reset, which can take the answer from the peer.
    private func closeSending() {
        guard let context else { return }
        guard isHalfClosable, !hasInputEnded else { return close() }
        deadlines.beganLingering(at: loop.now)
        context.close(mode: .output, promise: nil)
        resumeReading()
        arm()
    }

    /// Ends a connection on which no further request comes, once what was begun is done.
    private func closeIfDone() {
        switch phase {
        case .working: break
        case .closing: if hasInputEnded, deadlines.isLingering { close() }
        case .head where isBlocked || backlog.readableBytes > 0: break
        case .head where table.isStopping && hasSettled && !policy.hasBegun: sendRestAndClose()
        case .head, .body: if hasInputEnded { sendRestAndClose() }
        }
    }

    private func sendRestAndClose() {
        guard let context else { return }
        phase = .closing
        let sent = loop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in self.close() }
        deadlines.beganWriting(at: loop.now)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
        arm()
    }

    private func drop(_ count: Int) {
        dropped += count
        if dropped > Self.bufferLimit { close() }
    }

    private func reset() {
        guard let context else { return }
        // Without lingering a close is a reset, which frees what the peer never took.
        _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        context.close(promise: nil)
    }

    // MARK: Reading and time

    private func pauseReading() {
        guard !isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = true
        _ = try? options.setOption(.autoRead, value: false)
    }

    private func resumeReading() {
        guard isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = false
        _ = try? options.setOption(.autoRead, value: true)
    }

    /// Sees to it that the timer fires at the deadline or before.
    private func arm() {
        guard let deadline = deadlines.deadline, context != nil else { return }
        if let timer {
            guard deadline < timer.due else { return }
            timer.task.cancel()
        }
        let task = loop.assumeIsolated().scheduleTask(deadline: deadline) { self.expire() }
        timer = (deadline, task)
    }

    private func expire() {
        guard context != nil, let due = timer?.due else { return }
        timer = nil
        switch deadlines.expired(at: loop.now, due: due) {
        case .sleep: break
        case .wait: arm()
        case .close: close()
        case .reset: reset()
        case .refuse:
            refuse(.requestTimeout)
            flush(at: loop.now)
        }
    }
}
