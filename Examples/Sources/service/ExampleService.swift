import FeatureFlags
import FeatureFlagsRedis
import Health
import HealthFeatureFlags
import HealthNetwork
import HealthPostgres
import HealthRedis
import HealthServer
import Logging
import ServiceLifecycle

/// The service, made of its settings.
struct ExampleService {
    private let group: ServiceGroup

    /// Reads the environment and puts the parts together.
    ///
    /// - Throws: ``ConfigurationError`` that names the variable that cannot be used.
    init(_ environment: Environment) throws(ConfigurationError) {
        let settings = try ServiceSettings.fromEnvironment(environment)
        let criticality = try CheckCriticality.fromEnvironment(environment)
        let faults = try Faults(environment)
        let logger = settings.logger

        let flags = try FlagClient(store: .fromEnvironment(environment), logger: logger)
        let flagsCheck = FlagsCheck(
            flags,
            configuration: try .fromEnvironment(environment, name: "flags", criticality: criticality.of("flags")))
        let database = try PostgresCheck.fromEnvironment(environment, criticality: criticality.of("database"))
        let redis = try RedisCheck.fromEnvironment(environment, criticality: criticality.of("redis"))
        let http = try HTTPCheck.fromEnvironment(
            environment, besides: ["database", "redis", "flags"], criticality: criticality.of)
        let others = ["database", "redis", "flags"] + http.map(\.configuration.name)
        let tcp = try TCPCheck.fromEnvironment(environment, besides: Set(others), criticality: criticality.of)
        try criticality.validate(among: others + tcp.map(\.configuration.name))
        if let dropped = database?.droppedOptions, !dropped.isEmpty {
            logger.notice("options of another stack left out", metadata: ["options": "\(dropped)"])
        }
        let checks = ([database, redis] as [(any HealthCheck)?]).compactMap(\.self) + http + tcp + [flagsCheck]
        let missing = criticality.missing(among: checks.map(\.configuration.name))
        if !missing.isEmpty {
            logger.warning("HEALTH_CRITICAL lists checks that are not configured", metadata: ["checks": "\(missing)"])
        }
        let monitor = try HealthMonitor(
            settings.identity, logger: logger, checks: checks, watchdog: settings.watchdog)
        let traffic = TrafficRecorder(prefix: settings.endpoints.prefix)
        let smokeTests = try ScanSmokeTest.fromEnvironment(environment)
        let server = HealthServer(
            listeners: try settings.listeners(
                of: monitor, routes: Application(flags: flags, faults: faults, traffic: traffic).routes,
                smokeTests: smokeTests.map { [$0] } ?? [], traffic: traffic),
            configuration: settings.server, logger: logger, onListening: HealthServer.announce)
        group = ServiceGroup(
            services: [ForcedExit(), monitor, flags, server], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
    }

    /// Serves until it is told to stop and has drained.
    func run() async throws {
        try await group.run()
    }
}
