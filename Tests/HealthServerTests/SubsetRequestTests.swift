import Health
import HealthTesting
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `A kept connection` {
    @Test(arguments: ["/detailed/redis", "/health/group/storage", "/health?tag=storage", "/ready?format=spring"])
    func `shows the change of a part in the answer to the same bytes`(target: String) async throws {
        let check = ScriptedCheck(CheckConfiguration(name: "redis", tags: ["storage"]))
        let monitor = try HealthMonitor(service: "shop", logger: RunningServer.quiet, checks: [check])
        let endpoints = try HealthEndpoints(
            monitor, configuration: EndpointConfiguration(groups: [HealthGroup("storage", [.tag("storage")])]))
        let request = "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n"
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await monitor.run() }
            while monitor.report().status != .healthy { await Task.yield() }
            try await RunningServer.with([Listener(.tcp(host: "127.0.0.1", port: 0), endpoints: endpoints)]) {
                running in
                let client = try await RawClient.connect(to: running.address)
                for count in 1...3 {
                    try await client.send(request)
                    #expect(try await client.responses(count).last?.status == 200)
                }
                check.result = .unhealthy(.refused)
                check.triggerProbe()
                while monitor.report().status == .healthy { await Task.yield() }
                for count in 4...6 {
                    try await client.send(request)
                    #expect(try await client.responses(count).last?.status == 503)
                }
            }
            tasks.cancelAll()
            try? await tasks.waitForAll()
        }
    }

    @Test func `gets an answer of its own for each question that is about nothing`() async throws {
        let monitor = try HealthMonitor(service: "shop", logger: RunningServer.quiet, checks: [])
        let endpoints = try HealthEndpoints(monitor)
        try await RunningServer.with([Listener(.tcp(host: "127.0.0.1", port: 0), endpoints: endpoints)]) { running in
            let client = try await RawClient.connect(to: running.address)
            let targets = ["/health?tag=a", "/health", "/health?tag=a", "/detailed/a", "/health"]
            for (count, target) in targets.enumerated() {
                try await client.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                let responses = try await client.responses(count + 1)
                #expect(responses.last?.status == (target == "/health" ? 200 : 404))
            }
        }
    }
}
