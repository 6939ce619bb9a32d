import Health
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
        let settings = try Settings(environment)
        var logger = Logger(label: settings.identity.name, factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = settings.logLevel

        let database = try PostgresCheck.fromEnvironment(environment, criticality: settings.criticality.of("database"))
        let redis = try RedisCheck.fromEnvironment(environment, criticality: settings.criticality.of("redis"))
        let http = try HTTPCheck.fromEnvironment(environment, criticality: settings.criticality.of)
        try settings.criticality.validate(httpChecks: http.map(\.configuration.name))
        if let dropped = database?.droppedOptions, !dropped.isEmpty {
            logger.notice("options of another stack left out", metadata: ["options": "\(dropped)"])
        }
        let monitor = try HealthMonitor(settings.identity, logger: logger, checks: [database, redis] + http)
        let traffic = TrafficRecorder(prefix: settings.endpoints.prefix)
        let smokeTests = try ScanSmokeTest.fromEnvironment(environment)
        let endpoints = try HealthEndpoints(
            monitor, configuration: settings.endpoints, smokeTests: smokeTests.map { [$0] } ?? [], traffic: traffic)
        let server = HealthServer(
            listeners: try settings.addresses.listeners(
                endpoints, of: monitor, settings.endpoints,
                routes: Application(faults: settings.faults, traffic: traffic).routes),
            configuration: ServerConfiguration(drain: settings.drain),
            logger: logger, onListening: announce)
        group = ServiceGroup(
            services: [ForcedExit(), monitor, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    }

    /// Serves until it is told to stop and has drained.
    func run() async throws {
        try await group.run()
    }
}
