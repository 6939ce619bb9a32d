import Health
import NIOCore
import NIOHTTP1

extension ConnectionHandler {
    /// Goes through the bytes until they end, an answer takes time, the connection ends or its turn is over.
    func advance(_ bytes: inout ByteBuffer, at now: NIODeadline) {
        var steps = 0
        while bytes.readableBytes > 0, output.readableBytes < Self.outputLimit, steps < Self.stepLimit {
            steps += 1
            switch phase {
            case .head:
                if policy.hasBegun || !answerRepeats(&bytes, at: now) { readHead(&bytes, at: now) }
            case .body(let reader, let request, let form):
                readBody(&bytes, reader, request, form, at: now)
            case .working, .closing:
                return
            }
        }
    }

    /// Answers requests that equal, byte for byte, the one whole request that was accepted last.
    ///
    /// - Returns: False when the next bytes are something else, or less than a whole request.
    private func answerRepeats(_ bytes: inout ByteBuffer, at now: NIODeadline) -> Bool {
        guard let remembered, !table.isStopping else { return false }
        let size = remembered.bytes.readableBytes
        var count = 0
        while let next = bytes.getSlice(at: bytes.readerIndex + count * size, length: size), next == remembered.bytes {
            count += 1
        }
        guard count > 0 else { return false }
        guard let answer = remembered.answer.current(at: now) else {
            self.remembered = nil
            return false
        }
        let room = Self.outputLimit - output.readableBytes
        count = min(count, 1 + room / max(1, answer.readableBytes))
        bytes.moveReaderIndex(forwardBy: count * size)
        send(answer, closes: false, at: now)
        if count > 1 {
            output.reserveCapacity(minimumWritableBytes: (count - 1) * answer.readableBytes)
            for _ in 1..<count { output.writeImmutableBuffer(answer) }
        }
        return true
    }

    private func readHead(_ bytes: inout ByteBuffer, at now: NIODeadline) {
        if !policy.hasBegun { deadlines.beganHead(at: now) }
        var length = 0
        var step = HeadPolicy.Step.more
        for byte in bytes.readableBytesView {
            length += 1
            step = policy.next(byte)
            guard case .more = step else { break }
        }
        let part = bytes.readSlice(length: length) ?? ByteBuffer()
        switch step {
        case .more:
            partialHead.writeImmutableBuffer(part)
        case .refused(let refusal):
            refuse(refusal)
        case .accepted(let framing):
            var whole = part
            if partialHead.readableBytes > 0 {
                partialHead.writeImmutableBuffer(part)
                whole = partialHead
            }
            partialHead = ByteBuffer()
            policy = HeadPolicy()
            parse(whole, framing, at: now)
        }
    }

    private func readBody(
        _ bytes: inout ByteBuffer, _ reader: BodyReader, _ request: HealthRequest, _ form: ResponseRenderer.Form,
        at now: NIODeadline
    ) {
        var reader = reader
        var length = 0
        var step = BodyReader.Step.more
        for byte in bytes.readableBytesView {
            length += 1
            step = reader.next(byte)
            guard case .more = step else { break }
        }
        if case .refused(let refusal) = step { return refuse(refusal) }
        if let part = bytes.readSlice(length: length) { context?.fireChannelRead(wrapInboundOut(part)) }
        guard !receiver.hasFailed, receiver.hasEnded == (step == .ended) else { return refuse(.badRequest) }
        if step == .ended {
            answer(request, form: form, at: now)
        } else {
            phase = .body(reader, request, form)
        }
    }

    /// Gives an accepted head to the parser, and answers when there is no body to wait for.
    private func parse(_ bytes: ByteBuffer, _ framing: MessageFraming, at now: NIODeadline) {
        receiver.reset()
        context?.fireChannelRead(wrapInboundOut(bytes))
        guard !receiver.hasFailed, let head = receiver.head, receiver.hasEnded == (framing.body == .none) else {
            return refuse(.badRequest)
        }
        let request = HealthRequest(head)
        var form = ResponseRenderer.Form(
            // After an offer to upgrade NIO's parser takes no further request.
            closes: !head.isKeepAlive || framing.offersUpgrade || table.isStopping || book.isDraining,
            isHead: head.method == .HEAD,
            isVersion10: head.version == .http1_0)
        guard let reader = BodyReader(framing.body) else {
            return answer(request, form: form, repeating: bytes, at: now)
        }
        guard !framing.expectsContinue, book.awaitsBody(of: request) else {
            form.closes = true
            return answer(request, form: form, at: now)
        }
        deadlines.beganBody()
        phase = .body(reader, request, form)
    }

    /// Answers a complete request.
    ///
    /// - Parameter whole: All bytes of the request, where equal bytes are to be answered without a parser.
    private func answer(
        _ request: HealthRequest, form: ResponseRenderer.Form, repeating whole: ByteBuffer? = nil, at now: NIODeadline
    ) {
        settle()
        switch book.reply(to: request, form: form, at: now) {
        case .prepared(let bytes, let answer):
            if let whole, !form.closes { remembered = RememberedRequest(whole, answer) }
            send(bytes, closes: form.closes, at: now)
        case .once(let response):
            send(book.render(response, form: form, at: now), closes: form.closes, at: now)
        case .deferred(let work):
            beginWork(work, form: form)
        }
    }
}

extension HealthRequest {
    /// The request behind a parsed head. Of two `Authorization` fields neither counts.
    fileprivate init(_ head: HTTPRequestHead) {
        let authorization = head.headers["authorization"]
        let accept = head.headers["accept"]
        self.init(
            method: head.method.rawValue, target: head.uri,
            accept: accept.isEmpty ? nil : accept.joined(separator: ","),
            authorization: authorization.count == 1 ? authorization[0] : nil)
    }
}
