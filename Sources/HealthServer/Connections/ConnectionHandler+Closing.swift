import NIOCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

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
        guard isHalfClosable, !hasInputEnded, id != nil else { return close() }
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

    /// Drops what came after the last request. Beyond the bound it is left to the kernel until the time is over: a close
    /// would be a reset.
    func drop(_ count: Int) {
        dropped += count
        if dropped > BodyReader.limit { pauseReading() }
    }

    func reset() {
        guard let context else { return }
        // Without lingering a close is a reset, which frees what the peer never took.
        _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        context.close(promise: nil)
    }
}
