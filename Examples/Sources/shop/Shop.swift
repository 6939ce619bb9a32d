import FeatureFlags
import FeatureFlagsRedis
import Health
import HealthHummingbird
import HealthPostgres
import HealthRedis
import Hummingbird
import Logging
import ServiceLifecycle

extension FeatureFlag<Bool> {
    static let scanCreation = FeatureFlag("scan_creation", default: true)
}

@main
struct Shop {
    static func main() async throws {
        let log = Logger(label: "shop")
        let health = try HealthMonitor(
            service: "shop", logger: log,
            checks: [
                PostgresCheck.fromEnvironment(),  // nil when DATABASE_URL is unset
                RedisCheck.fromEnvironment(criticality: .degrading),
            ])
        let flags = try FlagClient(store: .fromEnvironment(), logger: log)  // Redis, a file, or memory
        let router = Router()
        router.mount(health, prefix: "/api")
        router.post("/api/scan") { _, _ in
            guard flags[.scanCreation] else { throw HTTPError(.serviceUnavailable) }
            return "queued"
        }
        try await ServiceGroup(
            services: [health, flags, Application(router: router), health.drain(for: .seconds(5))],
            gracefulShutdownSignals: [.sigterm], logger: log
        ).run()
    }
}
