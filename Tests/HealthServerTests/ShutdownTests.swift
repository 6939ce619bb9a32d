import Health
import InMemoryLogging
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycleTestKit
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

@Suite(.timeLimit(.minutes(2))) struct `Graceful shutdown` {
    private let health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `turns readiness off in the same call, and tells whoever comes to go`() async throws {
        let endpoints = ScriptedEndpoints()
        let configuration = ServerConfiguration(drain: .milliseconds(600))
        try await RunningServer.with(configuration, endpoints: endpoints) { running in
            let kept = try await RawClient.connect(to: running.address)
            try await kept.send(health)
            #expect(try await kept.responses(1).map(\.closes) == [false])
            running.shutdown.triggerGracefulShutdown()
            #expect(endpoints.isDraining)
            try await kept.send(health)
            #expect(try await kept.responsesToEnd()?.map(\.closes) == [false, true])
        }
    }

    // In a process of its own, where no other test takes the clients' time.
    @Test func `keeps the listener open for exactly the drain time, and answers all who come`() async {
        await #expect(processExitsWith: .success) {
            let drain = Duration.milliseconds(600)
            try await RunningServer.with(ServerConfiguration(drain: drain)) { running in
                guard try await RawClient.get("/live", from: running.address)?.status == 200 else { exit(2) }
                let start = ContinuousClock.now
                running.shutdown.triggerGracefulShutdown()
                guard ContinuousClock.now - start < .milliseconds(10) else { exit(3) }
                var last = Duration.zero
                while let client = try? await RawClient.connect(to: running.address) {
                    last = ContinuousClock.now - start
                    try? await client.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n")
                    if try await client.responsesToEnd()?.map(\.closes) == [true] { continue }
                    // The kernel had taken this one in, and the listener closed before the server could.
                    guard ContinuousClock.now - start >= drain else { exit(4) }
                    break
                }
                let end = ContinuousClock.now - start
                guard end >= drain, last <= end else { exit(5) }
                guard end < drain + .milliseconds(200) else { exit(6) }
                exit(EXIT_SUCCESS)
            }
        }
    }

    @Test func `finishes what has begun`() async throws {
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let route = Route(.get, "/slow") { _ in
            beginning.yield()
            for await _ in released { break }
            return HealthResponse(status: 202)
        }
        try await RunningServer.with(ServerConfiguration(drain: .zero), routes: [route]) { running in
            let busy = try await RawClient.connect(to: running.address)
            try await busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in begun { break }
            running.shutdown.triggerGracefulShutdown()
            while (try? await RawClient.connect(to: running.address)) != nil {}
            release.yield()
            let responses = try #require(try await busy.responsesToEnd())
            #expect(responses.map(\.status) == [202])
            #expect(responses.map(\.closes) == [true])
        }
    }

    @Test func `does not wait for a route beyond its bound`() async throws {
        let route = Route(.get, "/hung") { _ in
            let (never, end) = AsyncStream.makeStream(of: Void.self)
            // Ends by cancellation alone.
            for await _ in never {}
            end.finish()
            return HealthResponse(status: 200)
        }
        let configuration = ServerConfiguration(drain: .zero, finish: .milliseconds(100))
        try await RunningServer.with(configuration, routes: [route]) { running in
            let client = try await RawClient.connect(to: running.address)
            try await client.send("GET /hung HTTP/1.1\r\nHost: a\r\n\r\n")
            running.shutdown.triggerGracefulShutdown()
            #expect(try await client.responsesToEnd()?.isEmpty == true)
        }
    }

    @Test(arguments: [false, true])
    func `neither waits for routes that ignore their cancellation nor keeps silent about them`(
        isCancelled: Bool
    ) async throws {
        let (never, end) = AsyncStream.makeStream(of: Void.self)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let route = Route(.get, "/stuck") { _ in
            beginning.yield()
            // The value of a task is waited for whether the one who waits is cancelled or not.
            await Task { for await _ in never {} }.value
            return HealthResponse(status: 200)
        }
        let log = InMemoryLogHandler()
        let configuration = ServerConfiguration(drain: .zero, finish: .milliseconds(100))
        let logger = Logger(label: "test") { _ in log }
        let start = ContinuousClock.now
        try await RunningServer.with(configuration, routes: [route], logger: logger) { running in
            for _ in 0..<2 {
                let client = try await RawClient.connect(to: running.address)
                try await client.send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n")
                for await _ in begun { break }
                // Kept by the server until its end.
                Task { try await client.responsesToEnd() }
            }
            // Otherwise the end of this test cancels the server.
            guard !isCancelled else { return }
            running.shutdown.triggerGracefulShutdown()
            try await eventually("the server has ended") { log.entries.contains { $0.message == "stopped listening" } }
        }
        #expect(start.duration(to: .now) < .seconds(30))
        let cuts = log.entries.filter { $0.message == "requests were cut off by the end of the server" }
        #expect(cuts.map { $0.metadata["requests"] } == (isCancelled ? [] : ["2"]))
        #expect(cuts.allSatisfy { $0.level == .notice })
        end.finish()
    }

    @Test func `in one process leaves nothing behind however often it happens`() async throws {
        let rounds = min(caseCount(50), 1_000)
        try await cycle(5)
        let before = try #require(resources())
        try await cycle(rounds)
        let after = try #require(resources())
        // Other tests run beside this one.
        #expect(after.descriptors <= before.descriptors + 40)
        #expect(after.threads <= before.threads + 20)
    }

    private func cycle(_ rounds: Int) async throws {
        for _ in 0..<rounds {
            try await RunningServer.with { running in
                let status = try await RawClient.get("/live", from: running.address)?.status
                #expect(status == 200)
                running.shutdown.triggerGracefulShutdown()
            }
        }
    }
}
