import Health
import HealthPostgres
import HealthRedis
import Logging
import ServiceLifecycle

/// Probes Postgres and Redis of the environment as often as `HEALTH_INTERVAL_MS` says, and prints each second how many
/// probes have ended and by how many milliseconds the latest of them missed its deadline.
@main
struct ProbeCycles {
    static func main() async throws {
        let tally = Tally()
        var logger = Logger(label: "probe-cycles", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .error
        let checks: [(any HealthCheck)?] = [try PostgresCheck.fromEnvironment(), try RedisCheck.fromEnvironment()]
        let monitor = try HealthMonitor(
            service: "probe-cycles", logger: logger,
            checks: checks.map { check in check.map { CountedCheck(base: $0, tally: tally) } })
        try await ServiceGroup(
            services: [monitor, Reporter(tally: tally)], gracefulShutdownSignals: [.sigterm], logger: logger
        ).run()
    }
}
