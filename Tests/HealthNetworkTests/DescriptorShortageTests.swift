#if HTTPClient
import Health
import HealthNetwork
import TestServers
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `Checks of the network out of descriptors` {
    // In a process of its own, since the whole process is out of them.
    @Test func `fail, and ask again when there are some`() async {
        await #expect(processExitsWith: .success) {
            let script = try HTTPScript.answering(HTTPScript.ok())
            let http = try HTTPCheck(script.url())
            let tcp = try TCPCheck(name: "port", host: "127.0.0.1", port: script.server.port)
            var hoard: [Int32] = []
            while case let descriptor = open("/dev/null", O_RDONLY), descriptor >= 0 { hoard.append(descriptor) }
            for _ in 0..<16 {
                guard try await http.verdict() == .unhealthy(.error) else { exit(2) }
                guard try await tcp.verdict() == .unhealthy(.error) else { exit(3) }
                close(hoard.removeLast())
            }
            for descriptor in hoard { close(descriptor) }
            guard try await http.verdict() == .healthy else { exit(4) }
            guard try await tcp.verdict() == .healthy else { exit(5) }
        }
    }
}
#endif
