import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Loopback ports on which nobody listens.
package enum FreePort {
    private static let given = Mutex<Set<Int>>([])

    /// A port that was free a moment ago and was not given out before by this process.
    package static func next() throws -> Int {
        // Below the range from which the system takes ports for outgoing connections, which would come between.
        for _ in 0..<1_000 {
            let port = Int.random(in: 12_000..<32_000)
            guard given.withLock({ $0.insert(port).inserted }), let socket = try? LoopbackSocket(port: port) else {
                continue
            }
            socket.close()
            return port
        }
        throw TestServerError("no port is free")
    }
}

/// A bound TCP socket on 127.0.0.1.
struct LoopbackSocket {
    let descriptor: Int32
    let port: Int

    init(port wanted: Int) throws {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw TestServerError.system("socket") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(wanted).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = descriptor
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(socket, generic, length) != 0 || getsockname(socket, generic, &length) != 0
            }
        }
        guard !failed else {
            let error = TestServerError.system("bind")
            Self.close(descriptor)
            throw error
        }
        port = Int(in_port_t(bigEndian: address.sin_port))
    }

    func close() {
        Self.close(descriptor)
    }

    private static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
        Darwin.close(descriptor)
        #elseif canImport(Glibc)
        Glibc.close(descriptor)
        #elseif canImport(Musl)
        Musl.close(descriptor)
        #endif
    }
}
