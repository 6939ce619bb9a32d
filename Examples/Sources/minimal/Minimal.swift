import Health
import HealthPostgres
import HealthRedis
import HealthServer
import Logging
import ServiceLifecycle

@main
struct Minimal {
    static func main() async throws {
        let log = Logger(label: "shop")
        let health = try HealthMonitor(
            service: "shop", logger: log,
            checks: [
                PostgresCheck.fromEnvironment(),  // nil when DATABASE_URL is unset
                RedisCheck.fromEnvironment(criticality: .degrading),
            ])
        let server = HealthServer(try HealthEndpoints(health), port: 8080, logger: log)
        try await ServiceGroup(
            services: [health, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: log
        ).run()
    }
}
