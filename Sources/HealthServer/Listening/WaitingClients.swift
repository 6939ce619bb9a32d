import NIOCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Whether a listening channel has clients that the system has connected and nobody has accepted. On its event loop.
func hasWaitingClients(_ listener: any Channel) -> Bool {
    let operations = listener.pipeline.syncOperations
    let answer = try? operations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) > 0 && entry.revents & Int16(POLLIN) != 0
    }
    return answer ?? false
}
