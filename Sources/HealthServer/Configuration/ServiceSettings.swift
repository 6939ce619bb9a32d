public import Health
public import Logging

/// What a service that is configured by its environment reads there, apart from its checks and from what is its own.
public struct ServiceSettings: Sendable {
    /// Who answers.
    public var identity: ServiceIdentity
    /// Where it listens.
    public var addresses: ServerAddresses
    /// How the health endpoints answer.
    public var endpoints: EndpointConfiguration
    /// How the server behaves.
    public var server: ServerConfiguration
    /// Whether `/live` fails while the executors are stuck, and from when on; nil for never.
    public var watchdog: WatchdogConfiguration?
    /// The least severe level that is logged.
    public var logLevel: Logger.Level

    /// Reads all variables: those of `ServiceIdentity`, ``ServerAddresses``, `EndpointConfiguration`,
    /// ``ServerConfiguration``, `WatchdogConfiguration`, `CheckConfiguration`, and `LOG_LEVEL` (default `info`).
    ///
    /// - Throws: `ConfigurationError` that names the first variable that cannot be used, never its value.
    public static func fromEnvironment(
        _ environment: Environment = .process
    ) throws(ConfigurationError) -> ServiceSettings {
        let settings = ServiceSettings(
            identity: try .fromEnvironment(environment),
            addresses: try .fromEnvironment(environment),
            endpoints: try .fromEnvironment(environment),
            server: try .fromEnvironment(environment),
            watchdog: try .fromEnvironment(environment),
            logLevel: try environment.logLevel() ?? .info)
        // The checks read their schedule themselves; without any of them a mistake in it must still end the start.
        _ = try CheckConfiguration.fromEnvironment(environment, name: "schedule", criticality: .informational)
        return settings
    }

    /// A logger of the service's name that writes to stderr.
    public var logger: Logger {
        var logger = Logger(label: identity.name, factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = logLevel
        return logger
    }

    /// The listeners: one for everything; or, with a place for operators, one for the application, `/live` and
    /// `/ready`, and another for every health endpoint. With a place for HAProxy's agent check, one more.
    ///
    /// - Parameters:
    ///   - monitor: What is known.
    ///   - routes: The application's own routes.
    ///   - smokeTests: What `/smoke-test` runs.
    ///   - traffic: The application's own requests, for `/metrics`.
    /// - Throws: `ConfigurationError` for endpoints that cannot be served so.
    public func listeners(
        of monitor: HealthMonitor, routes: [Route] = [], smokeTests: [any SmokeTestSuite] = [],
        traffic: TrafficRecorder? = nil
    ) throws(ConfigurationError) -> [Listener] {
        let everything = try HealthEndpoints(
            monitor, configuration: endpoints, smokeTests: smokeTests, traffic: traffic)
        let agent = addresses.agent.map { Listener.haproxyAgent($0, of: monitor) }
        guard let admin = addresses.admin else {
            return [Listener(addresses.main, endpoints: everything, routes: routes)] + [agent].compactMap(\.self)
        }
        var probes = endpoints
        probes.endpoints = [.live, .ready]
        let few = try HealthEndpoints(monitor, configuration: probes)
        return [
            Listener(addresses.main, endpoints: few, routes: routes), Listener(admin, endpoints: everything), agent,
        ].compactMap(\.self)
    }
}
