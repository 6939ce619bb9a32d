import NIOCore

extension ConnectionHandler {
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
    func closeSending() {
        guard let context else { return }
        // A client for whom there was no room must not keep its descriptor either.
        guard isPlain, !hasInputEnded, id != nil else { return close() }
        deadlines.beganLingering(at: loop.now)
        context.close(mode: .output, promise: nil)
        if dropped <= BodyReader.limit { resumeReading() }
        arm()
    }

    /// Ends a connection on which no further request comes, once what was begun is done.
    func closeIfDone() {
        switch phase {
        case .working: break
        case .closing: if hasInputEnded, deadlines.isLingering { close() }
        case .head where backlog.readableBytes > 0: break
        case .head where table.isStopping && hasSettled && !policy.hasBegun: endAfterRest()
        case .head, .body: if hasInputEnded { endAfterRest() }
        }
    }

    private func endAfterRest() {
        phase = .closing
        if !isBlocked { closeSending() }
    }

    /// Drops what came after the last request. Beyond the bound it is left to the kernel until the time is over: a close
    /// would be a reset.
    func drop(_ count: Int) {
        dropped += count
        if dropped > BodyReader.limit { pauseReading() }
    }

    /// Ends the connection at once, and what the peer has not taken with it.
    func reset() {
        socket?.resetOnClose()
        close()
    }
}
