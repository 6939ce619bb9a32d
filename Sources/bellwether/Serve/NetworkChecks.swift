import Health
import HealthNetwork

/// The checks of the network that flags or variables ask for; a flag replaces its whole variable.
enum NetworkChecks {
    /// Those that connect: `--tcp` or `TCP_CHECKS`.
    static func tcp(
        _ flags: [NamedTarget], _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        let targets = try flags.isEmpty ? NamedTarget.variable("TCP_CHECKS", environment) : flags
        return try targets.map { target throws(ConfigurationError) in
            try TCPCheck(
                configuration: .fromEnvironment(
                    environment, name: target.name, criticality: criticality.of(target.name)),
                address: target.target)
        }
    }

    #if HTTPClient
    /// Those that ask a URL: `--http` or `HTTP_CHECKS`.
    static func http(
        _ flags: [NamedTarget], _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        guard !flags.isEmpty else { return try HTTPCheck.fromEnvironment(environment, criticality: criticality.of) }
        return try flags.map { target throws(ConfigurationError) in
            try HTTPCheck(
                configuration: .fromEnvironment(
                    environment, name: target.name, criticality: criticality.of(target.name)),
                url: target.target, environment: environment)
        }
    }
    #else
    /// Says that there are none in this build.
    static func http(
        _ flags: [NamedTarget], _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        let isWanted = try !flags.isEmpty || environment.text("HTTP_CHECKS") != nil
        guard !isWanted else { throw ConfigurationError("HTTP_CHECKS", "needs a build with the trait HTTPClient") }
        return []
    }
    #endif
}
