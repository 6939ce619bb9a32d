import Health
import NIOCore
import TestServers
import Testing

@testable import HealthServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `A server out of descriptors` {
    // In a process of its own, since the whole process is out of them.
    @Test func `tells newcomers 503, stays calm, and serves again within 100 ms`() async {
        await #expect(processExitsWith: .success) {
            try await RunningServer.with { running in
                // Every client is connected before the last descriptor goes.
                guard case .tcp(_, let port, _) = running.address else { exit(2) }
                let clients = (0..<4).map { _ in BlockingClient(port: port) }
                var hoard: [Int32] = []
                while case let descriptor = unsafe open("/dev/null", O_RDONLY), descriptor >= 0 {
                    hoard.append(descriptor)
                }
                guard errno == EMFILE else { exit(3) }

                guard clients[0].exchange().hasPrefix("HTTP/1.1 503 ") else { exit(4) }
                guard clients[1].exchange().hasPrefix("HTTP/1.1 503 ") else { exit(5) }
                let before = processorTime()
                pause(.seconds(1))
                guard processorTime() - before < .milliseconds(50) else { exit(6) }

                for descriptor in hoard { close(descriptor) }
                let start = ContinuousClock.now
                guard clients[2].exchange().hasPrefix("HTTP/1.1 200 ") else { exit(7) }
                guard ContinuousClock.now - start < .milliseconds(100) else { exit(8) }
                exit(EXIT_SUCCESS)
            }
        }
    }

    @Test func `lets an idle connection go for a new one`() async {
        await #expect(processExitsWith: .success) {
            try await RunningServer.with { running in
                guard case .tcp(_, let port, _) = running.address else { exit(2) }
                let (idle, prober) = (BlockingClient(port: port), BlockingClient(port: port))
                guard idle.exchange(keepingAlive: true).hasPrefix("HTTP/1.1 200 ") else { exit(3) }
                var hoard: [Int32] = []
                while case let descriptor = unsafe open("/dev/null", O_RDONLY), descriptor >= 0 {
                    hoard.append(descriptor)
                }
                guard prober.exchange().hasPrefix("HTTP/1.1 200 ") else { exit(4) }
                guard running.server.statistics.evicted == 1 else { exit(5) }
                exit(EXIT_SUCCESS)
            }
        }
    }
}

/// A client whose descriptor is open before it connects.
private struct BlockingClient {
    private let descriptor: Int32
    private let address: sockaddr_in

    init(port: Int) {
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

    /// Connects, sends one request, and reads the answer, or to the end.
    func exchange(keepingAlive: Bool = false) -> String {
        var address = address
        let connected = unsafe withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return Int32(-1) }
            return unsafe connect(
                descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        guard connected == 0 else { return "not connected" }
        let request = "GET /health HTTP/1.\(keepingAlive ? 1 : 0)\r\nHost: a\r\n\r\n"
        _ = unsafe request.withCString { unsafe send(descriptor, $0, strlen($0), 0) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
            if keepingAlive { break }
        }
        return String(decoding: answer, as: UTF8.self)
    }
}

/// What the process has used of a processor.
private func processorTime() -> Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
