import Health
import HealthTesting
import Logging
import ServiceLifecycleTestKit
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `HAProxy's agent check` {
    /// A situation, and the line that it must draw.
    struct Situation: Sendable, CustomTestStringConvertible {
        var database = CheckResult.healthy
        var cache = CheckResult.healthy
        var drains = false
        var line: String

        var testDescription: String { line + (drains ? " (draining)" : "") }
    }

    @Test(arguments: [
        Situation(line: "up 100%\n"),
        Situation(cache: .unhealthy(.refused), line: "up 50%\n"),
        Situation(database: .unhealthy(.refused), line: "down #dependency\n"),
        Situation(drains: true, line: "up 0%\n"),
        Situation(cache: .unhealthy(.refused), drains: true, line: "up 0%\n"),
        Situation(database: .unhealthy(.refused), drains: true, line: "down #draining\n"),
    ])
    func `is told weight and state, whatever it was told before`(situation: Situation) async throws {
        let monitor = try HealthMonitor(
            service: "shop", logger: RunningServer.quiet,
            checks: [
                ScriptedCheck("database", situation.database),
                ScriptedCheck("cache", criticality: .degrading, situation.cache),
            ])
        let responder = AgentResponder(HAProxyAgent(monitor: monitor, degradedWeight: 50))
        #expect(responder.line(at: .now) == "down #starting\n")
        let run = Task { try await monitor.run() }
        while monitor.report().checks.contains(where: { $0.status == .unknown }) { await Task.yield() }
        if situation.drains { monitor.beginDraining() }
        #expect(responder.line(at: .now) == situation.line)
        run.cancel()
        _ = await run.result
    }

    @Test func `gets its line and the end of the connection, whether it sends something or not`() async throws {
        let monitor = try HealthMonitor(service: "shop", logger: RunningServer.quiet, checks: [])
        let agent = Listener.haproxyAgent(.tcp(host: "127.0.0.1", port: 0), of: monitor)
        try await RunningServer.with([agent], ServerConfiguration(drain: .milliseconds(300))) { running in
            guard case .agent = running.address else { throw Unexpected() }
            #expect(try await RawClient.text(from: running.address) == "up 100%\n")
            #expect(try await RawClient.text(from: running.address, sending: "hello\n") == "up 100%\n")
            running.shutdown.triggerGracefulShutdown()
            #expect(try await RawClient.text(from: running.address) == "up 0%\n")
        }
        #expect(monitor.isDraining)
    }

    @Test func `cannot be used to take the server's descriptors`() async throws {
        let monitor = try HealthMonitor(service: "shop", logger: RunningServer.quiet, checks: [])
        let agent = Listener.haproxyAgent(.tcp(host: "127.0.0.1", port: 0), of: monitor)
        try await RunningServer.with([agent]) { running in
            let held = try await withThrowingTaskGroup(of: RawClient.self) { clients in
                for _ in 0..<200 { clients.addTask { try await RawClient.connect(to: running.address) } }
                return try await clients.reduce(into: []) { $0.append($1) }
            }
            // Those who do not close are closed, and meanwhile others are served.
            #expect(try await RawClient.text(from: running.address) == "up 100%\n")
            for client in held { #expect(try await client.textToEnd() == "up 100%\n") }
        }
    }
}

private struct Unexpected: Error {}
