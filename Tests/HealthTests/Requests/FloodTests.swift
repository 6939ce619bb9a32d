import Health
import HealthTesting
import Logging
import Testing

@Suite(.timeLimit(.minutes(2))) struct `A flood of requests` {
    @Test func `makes no check run more often than its interval`() async throws {
        let check = ScriptedCheck("database")
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let monitor = try HealthMonitor(service: "shop", logger: log, checks: [check])
        let endpoints = try HealthEndpoints(monitor)
        let start = ContinuousClock.now
        let running = Task { try await monitor.run() }
        await withTaskGroup { group in
            for path in ["/ready", "/health", "/detailed", "/startup"] {
                group.addTask {
                    for _ in 0..<500 { _ = await endpoints.respond(to: HealthRequest(method: "GET", target: path)) }
                }
            }
        }
        let intervals = Int(start.duration(to: .now) / check.configuration.interval)
        #expect(check.runs <= intervals + 2)
        running.cancel()
        _ = await running.result
    }
}
