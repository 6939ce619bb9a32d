#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A TCP port on 127.0.0.1 whose queue is full: the kernel drops whatever asks for a connection, as a firewall would.
package final class FullBacklog: Sendable {
    /// The port.
    package var port: Int { server.port }
    private let server: FakeServer
    private let fillers: [Int32]

    /// Listens, and fills the queue.
    package init() throws {
        server = try FakeServer(backlog: 0)
        var fillers: [Int32] = []
        // The first that is not connected at once has found the queue full.
        while fillers.count < 16 {
            let filler = try LoopbackSocket.connecting(to: server.port)
            fillers.append(filler)
            var entries = [pollfd(fd: filler, events: Int16(POLLOUT), revents: 0)]
            if !wait(for: &entries, within: 200) { break }
        }
        self.fillers = fillers
        guard fillers.count < 16 else { throw TestServerError("a queue of length 0 takes everybody") }
    }

    deinit {
        for filler in fillers { close(filler) }
    }
}

extension LoopbackSocket {
    /// A client's socket that has begun to connect to a port.
    fileprivate static func connecting(to port: Int) throws -> Int32 {
        #if canImport(Glibc)
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let client = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard client >= 0 else { throw TestServerError.system("socket") }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = connect(client, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return client
    }
}
