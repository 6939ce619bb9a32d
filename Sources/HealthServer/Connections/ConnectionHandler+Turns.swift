import Deadlines
import Health
import NIOCore

extension ConnectionHandler {
    /// Does with bytes what can be done in one turn, sends the answers, and keeps the rest.
    func take(_ bytes: ByteBuffer) {
        let now = loop.now
        var rest = bytes
        isAtBoundary = false
        advance(&rest, at: now)
        flush(at: now)
        if case .closing = phase { return drop(rest.readableBytes) }
        if rest.readableBytes > 0 {
            backlog = rest
            if backlog.readableBytes > Self.backlogLimit { pauseReading() }
            if isParsing, !isBlocked { awaitTurn() }
        } else {
            backlog = ByteBuffer()
            if !isBlocked { resumeReading() }
            if case .head = phase { isAtBoundary = !policy.hasBegun && !isBlocked && !table.isStopping }
        }
        arm()
        closeIfDone()
    }

    /// Goes on with the rest, which has waited while others had their turn.
    func takeTurn() {
        isTurnDue = false
        guard context != nil, isParsing, !isBlocked else { return }
        take(takeBacklog())
    }

    private func awaitTurn() {
        guard !isTurnDue else { return }
        isTurnDue = true
        table.turns.append(self)
    }

    /// Whether bytes that come are parsed, unless the peer does not take its answers.
    private var isParsing: Bool {
        switch phase {
        case .head, .body: true
        case .working, .closing: false
        }
    }

    /// Answers one request that came alone and equals the one before: the way of nearly all of a prober's requests.
    ///
    /// - Returns: False when the answer cannot be given again.
    func repeatAnswer(_ remembered: RememberedRequest) -> Bool {
        let now = loop.now
        guard !table.isStopping, let answer = remembered.answer.current(at: now) else { return false }
        lastActivity = now
        deadlines.becameIdle(at: now)
        transmit(answer, at: now)
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
        let (connection, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
        let hasStarted = table.start {
            // Not awaited itself: a route that ignores cancellation must not hold the end of the server up.
            let response = await inOwnTask(work)
            // The event loop may not outlive the server, which has been told to end.
            guard let response else { return }
            loop.execute {
                connection.value.table.endJob()
                connection.value.finish(response, form: form)
            }
        }
        guard hasStarted else {
            let busy = HealthResponse(status: 503, error: "unavailable")
            return send(book.render(busy, form: form, at: loop.now), closes: form.closes, at: loop.now)
        }
        phase = .working
        deadlines.beganWork()
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
        // While the peer does not take its answers, that is what has its time.
        if !closes, !isBlocked { deadlines.becameIdle(at: now) }
    }

    /// Answers with an error, after which nothing is parsed.
    func refuse(_ refusal: Refusal) {
        let now = loop.now
        send(
            book.render(ResponseRenderer.refusal(refusal), form: .init(closes: true), at: now), closes: true, at: now)
    }

    func takeBacklog() -> ByteBuffer {
        defer { backlog = ByteBuffer() }
        return backlog
    }
}
