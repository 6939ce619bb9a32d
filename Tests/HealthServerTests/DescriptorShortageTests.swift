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

    @Test func `does not start, and says why`() async {
        await #expect(processExitsWith: .success) {
            var hoard: [Int32] = []
            while case let descriptor = unsafe open("/dev/null", O_RDONLY), descriptor >= 0 {
                hoard.append(descriptor)
            }
            for _ in 0..<16 {
                let listener = Listener(.tcp(host: "127.0.0.1", port: 0), answering: ScriptedEndpoints())
                let server = HealthServer(listeners: [listener], logger: RunningServer.quiet)
                do {
                    try await server.run()
                    exit(2)
                } catch {
                    guard error as? HealthServerError == HealthServerError(.outOfResources) else { exit(3) }
                }
                close(hoard.removeLast())
            }
            for descriptor in hoard { close(descriptor) }
            try await RunningServer.with { _ in exit(EXIT_SUCCESS) }
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

/// What the process has used of a processor.
private func processorTime() -> Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
