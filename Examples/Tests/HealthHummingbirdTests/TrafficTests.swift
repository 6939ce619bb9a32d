import Health
import HealthHummingbird
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Requests on a router of Hummingbird` {
    private struct Unexpected: Error {}
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test func `are counted with the status of their answers or errors, health never`() async throws {
        let health = try HealthMonitor(service: "shop", logger: log, checks: [])
        let traffic = TrafficRecorder(prefix: "/api")
        let router = Router()
        router.add(middleware: TrafficMiddleware(traffic))
        router.mount(health, prefix: "/api", traffic: traffic)
        router.get("/good") { _, _ in "good" }
        router.get("/off") { _, _ -> String in throw HTTPError(.serviceUnavailable) }
        router.get("/broken") { _, _ -> String in throw Unexpected() }
        try await Application(router: router).test(.live) { client in
            for path in ["/good", "/good", "/off", "/broken", "/missing", "/api/live", "/api/ready", "/api/metrics"] {
                _ = try await client.execute(uri: path, method: .get)
            }
            let metrics = String(buffer: try await client.execute(uri: "/api/metrics", method: .get).body)
            #expect(metrics.contains("error_rate 0.4\n"))
            #expect(metrics.contains(#"http_requests_total{code="503"} 1"#))
        }
        let counts = traffic.snapshot().requests.map { "\($0.code) \($0.count)" }
        #expect(counts == ["200 2", "404 1", "500 1", "503 1"])
    }

    @Test func `for health carry a date when a server answers`() async throws {
        let health = try HealthMonitor(service: "shop", logger: log, checks: [])
        try await Application(router: Router().mount(health)).test(.live) { client in
            let answer = try await client.execute(uri: "/live", method: .get)
            #expect(answer.headers[.date] != nil)
            #expect(answer.headers[.contentLength] == String(answer.body.readableBytes))
        }
    }
}
