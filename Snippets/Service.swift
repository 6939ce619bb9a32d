// A whole service: checks, a start gate, endpoints, numbers of its traffic, a server that drains.
import Health
import HealthPostgres
import HealthRedis
import HealthServer
import Logging
import ServiceLifecycle

@main
struct Shop {
    static func main() async throws {
        let log = Logger(label: "shop")
        let health = try HealthMonitor(
            .fromEnvironment(), logger: log,
            checks: [
                PostgresCheck.fromEnvironment(),  // nil when DATABASE_URL is unset
                RedisCheck.fromEnvironment(criticality: .degrading),
            ],
            gates: ["migrations"], watchdog: .fromEnvironment())
        let traffic = TrafficRecorder()
        let endpoints = try HealthEndpoints(health, configuration: .fromEnvironment(), traffic: traffic)
        let server = HealthServer(
            endpoints, port: 8080, routes: [hello(countedBy: traffic)], drain: .seconds(10), logger: log)
        try await ServiceGroup(
            services: [ForcedExit(), health, server, Migrations(health: health)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: log
        ).run()
    }
}

/// Brings the schema up to date, then opens the gate.
struct Migrations: Service {
    let health: HealthMonitor

    func run() async throws {
        try await migrate()
        try health.open(gate: "migrations")
        try await gracefulShutdown()
    }
}

/// An application route that is counted in `/metrics`.
func hello(countedBy traffic: TrafficRecorder) -> Route {
    Route(.get, "/hello") { request in
        let start = ContinuousClock.now
        let response = HealthResponse(status: 200, body: Array("hello\n".utf8))
        traffic.record(route: request.path, status: response.status, duration: start.duration(to: .now))
        return response
    }
}

// snippet.hide
private func migrate() async throws {}
