import NIOCore

extension ConnectionHandler {
    /// Whether the peer does not take what it is sent.
    var isBlocked: Bool { unsent > 0 }

    /// Sends the answers of this turn.
    func flush(at now: NIODeadline) {
        guard output.readableBytes > 0 else { return }
        let bytes = output
        output = ByteBuffer()
        transmit(bytes, at: now)
        if case .closing = phase, !isBlocked { closeSending() }
    }

    /// Sends bytes. What the kernel does not take at once waits in the channel, and nothing is read meanwhile.
    func transmit(_ bytes: ByteBuffer, at now: NIODeadline) {
        var rest = bytes
        if isPlain, let socket, !isBlocked {
            rest.moveReaderIndex(forwardBy: socket.send(rest))
            if rest.readableBytes == 0 { return }
        }
        guard let context else { return }
        unsent += 1
        isTransmitting = true
        let sent = loop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in self.unblock() }
        context.writeAndFlush(wrapOutboundOut(rest), promise: sent)
        isTransmitting = false
        guard isBlocked else { return }
        isAtBoundary = false
        pauseReading()
        deadlines.beganWriting(at: now)
        arm()
    }

    /// The channel has sent what waited in it.
    private func unblock() {
        unsent -= 1
        guard !isTransmitting, !isBlocked, context?.channel.isActive == true else { return }
        switch phase {
        case .closing: return closeSending()
        case .working: deadlines.beganWork()
        case .head where !policy.hasBegun: deadlines.becameIdle(at: loop.now)
        // A request that has begun must not gain the time between requests by not reading its answers.
        case .head, .body: deadlines.beganHead(at: loop.now)
        }
        take(takeBacklog())
    }

    /// Leaves what comes to the kernel.
    func pauseReading() {
        guard !isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = true
        _ = try? options.setOption(.autoRead, value: false)
    }

    /// Reads again.
    func resumeReading() {
        guard isReadingPaused, let options = context?.channel.syncOptions else { return }
        isReadingPaused = false
        _ = try? options.setOption(.autoRead, value: true)
    }
}
