import NIOCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The descriptor of a connection, to send on while the channel has nothing in its queue.
///
/// The queue costs a twelfth of all that a small answer takes, and does not tell at once whether the kernel took
/// everything. The channel owns the descriptor; this is used on its event loop only, and only while it is active.
struct SendingSocket {
    private let descriptor: NIOBSDSocket.Handle

    /// The socket of a channel; nil when the channel has none.
    init?(of channel: any Channel) {
        let operations = channel.pipeline.syncOperations
        guard
            let descriptor = try? operations.withUnsafeTransportIfAvailable(
                of: NIOBSDSocket.Handle.self, { descriptor in descriptor })
        else { return nil }
        self.descriptor = descriptor
    }

    /// Sends what the kernel takes without waiting.
    ///
    /// - Returns: How many bytes that were. Zero for an error too, which the channel will meet in its turn.
    func send(_ bytes: ByteBuffer) -> Int {
        #if canImport(Darwin)
        let flags = MSG_DONTWAIT  // NIO has set SO_NOSIGPIPE.
        #else
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        #endif
        return unsafe bytes.withUnsafeReadableBytes { bytes in
            while true {
                #if canImport(Darwin)
                let sent = unsafe Darwin.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #elseif canImport(Glibc)
                let sent = unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #else
                let sent = unsafe Musl.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #endif
                if sent >= 0 || errno != EINTR { return max(0, sent) }
            }
        }
    }

    /// Makes the close that follows a reset, which frees what the peer never took.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
