import NIOCore

extension ConnectionHandler {
    /// Sends the answers of this turn.
    func flush(at now: NIODeadline) {
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
            if sentSinceCheck > Self.outputLimit { checkSending(at: now) }
        }
    }

    /// Stops reading from a peer that does not take what it is sent.
    func checkSending(at now: NIODeadline) {
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
        if case .working = phase { deadlines.beganWork() } else { deadlines.becameIdle(at: loop.now) }
        take(takeBacklog())
    }

    func pauseReading() {
        guard !isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = true
        _ = try? options.setOption(.autoRead, value: false)
    }

    func resumeReading() {
        guard isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = false
        _ = try? options.setOption(.autoRead, value: true)
    }
}
