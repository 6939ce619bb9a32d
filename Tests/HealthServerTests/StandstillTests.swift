import Health
import NIOCore
import NIOPosix
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

@Suite(.timeLimit(.minutes(1))) struct `A server that stood still` {
    // In a process of its own, where no other test takes the clients' time.
    @Test func `answers those who waited for it, whatever their deadlines say`() async {
        await #expect(processExitsWith: .success) {
            let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
            let timeouts = Timeouts(head: .seconds(2), idle: .seconds(2))
            let configuration = ServerConfiguration(drain: .zero, timeouts: timeouts)
            try await RunningServer.with(configuration, group: group) { running in
                let half = try await RawClient.connect(to: running.address)
                let kept = try await RawClient.connect(to: running.address)
                try await kept.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                guard try await kept.responses(1).map(\.status) == [200] else { exit(2) }
                try await half.send("GET /health HTTP/1.1\r\n")

                let standstill = group.next().submit { pause(.seconds(3)) }
                try await half.send("Host: a\r\n\r\n")
                try await kept.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                try await standstill.get()
                guard try await half.responses(1).map(\.status) == [200] else { exit(3) }
                guard try await kept.responses(2).map(\.status) == [200, 200] else { exit(4) }
                exit(EXIT_SUCCESS)
            }
        }
    }
}
