#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A client whose descriptor is open before it connects, and which needs neither a task nor an event loop.
package final class BlockingClient {
    private let descriptor: Int32
    private let address: sockaddr_in

    /// A client of a port at 127.0.0.1.
    package init(port: Int) {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        self.address = address
    }

    deinit {
        close(descriptor)
    }

    /// Connects, sends one request, and reads the answer, or to the end.
    package func exchange(_ path: String = "/health", keepingAlive: Bool = false) -> String {
        var address = address
        let connected = withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return Int32(-1) }
            return connect(
                descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        guard connected == 0 else { return "not connected" }
        let request = "GET \(path) HTTP/1.\(keepingAlive ? 1 : 0)\r\nHost: a\r\n\r\n"
        _ = request.withCString { send(descriptor, $0, strlen($0), 0) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
            if keepingAlive { break }
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
