package import NIOCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension ChannelPipeline.SynchronousOperations {
    /// Keeps the channel's socket from processes that this one starts.
    ///
    /// NIO leaves client sockets open across `exec`, and a child that holds one keeps the connection alive, and with it
    /// a place among the server's clients, long after this process has closed it.
    package func closeOnExec() throws {
        try withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }
}
