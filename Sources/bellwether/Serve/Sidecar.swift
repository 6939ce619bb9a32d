import Health
import HealthPostgres
import HealthRedis
import HealthServer
import Logging
import ServiceLifecycle
import UnixSignals

/// The health server beside a service, made of flags and variables.
struct Sidecar {
    private let group: ServiceGroup

    /// Reads what is configured and puts the parts together.
    init(_ options: ServeOptions) throws(Complaint) {
        let variables = try ServeVariables(options)
        do throws(ConfigurationError) {
            try self.init(variables)
        } catch {
            throw variables.complaint(about: error)
        }
        for line in variables.unusedLines { StandardStream.error.writeLine("bellwether: \(line)") }
    }

    init(_ variables: ServeVariables) throws(ConfigurationError) {
        let environment = variables.environment
        let settings = try ServiceSettings.fromEnvironment(environment)
        let logger = settings.logger
        let criticality = try CheckCriticality.fromEnvironment(environment)
        let database = try PostgresCheck.fromEnvironment(environment, criticality: criticality.of("database"))
        let redis = try RedisCheck.fromEnvironment(environment, criticality: criticality.of("redis"))
        if let dropped = database?.droppedOptions, !dropped.isEmpty {
            logger.notice("options of another stack left out", metadata: ["options": "\(dropped)"])
        }
        let network = try NetworkChecks.all(variables, environment, criticality)
        let checks = ([database, redis] as [(any HealthCheck)?]).compactMap(\.self) + network
        try criticality.validate(among: ["database", "redis"] + network.map(\.configuration.name))
        let missing = criticality.missing(among: checks.map(\.configuration.name))
        guard missing.isEmpty else {
            // A secret that was not mounted must not leave a sidecar that is ready for ever.
            throw ConfigurationError(
                "HEALTH_CRITICAL", "lists checks that are not configured: \(missing.joined(separator: ", "))")
        }
        if checks.isEmpty {
            StandardStream.error.writeLine(
                "bellwether: no checks are configured, so this tells of its own process only")
        }
        let monitor = try HealthMonitor(
            settings.identity, logger: logger, checks: checks, watchdog: settings.watchdog)
        let server = HealthServer(
            listeners: try settings.listeners(of: monitor), configuration: settings.server, logger: logger,
            onListening: HealthServer.announce)
        group = ServiceGroup(
            services: [ForcedExit(), monitor, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    }

    /// Serves until it is told to stop and has drained.
    func run() async throws {
        try await group.run()
    }
}
