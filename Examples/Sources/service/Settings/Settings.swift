import Health
import Logging

/// Everything that the environment says.
struct Settings {
    /// Who answers.
    let identity: ServiceIdentity
    /// Where the service listens.
    let addresses: Addresses
    /// How the health endpoints answer.
    let endpoints: EndpointConfiguration
    /// What the failure of each dependency means.
    let criticality: CheckCriticality
    /// Whether `/live` fails while the executors are stuck, and from when on: `HEALTH_WATCHDOG_MS`, off by default.
    let watchdog: WatchdogConfiguration?
    /// How long the service goes on while load balancers take it out of their lists.
    let drain: Duration
    /// The least severe level that is logged.
    let logLevel: Logger.Level
    /// Failures on purpose.
    let faults: Faults

    /// Reads all variables.
    ///
    /// - Throws: ``ConfigurationError`` that names the first variable that cannot be used.
    init(_ environment: Environment) throws(ConfigurationError) {
        identity = try .fromEnvironment(environment)
        addresses = try Addresses(environment)
        endpoints = try .fromEnvironment(environment)
        criticality = try CheckCriticality(environment)
        // The checks read their schedule themselves; without any of them a mistake in it must still end the start.
        _ = try CheckConfiguration.fromEnvironment(environment, name: "schedule", criticality: .informational)
        watchdog = try WatchdogConfiguration.fromEnvironment(environment)
        drain = try environment.seconds("DRAIN_SECONDS", in: .zero ... .seconds(3_600)) ?? .seconds(5)
        let level = try environment.choice("LOG_LEVEL", of: Logger.Level.allCases.map(\.rawValue))
        logLevel = level.flatMap(Logger.Level.init(rawValue:)) ?? .info
        faults = try Faults(environment)
    }
}
