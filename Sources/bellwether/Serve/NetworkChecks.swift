import Health
import HealthNetwork

/// The checks of the network that flags or variables ask for; a flag replaces its whole variable.
enum NetworkChecks {
    /// Those of `--http` or `HTTP_CHECKS`, and those of `--tcp` or `TCP_CHECKS`.
    ///
    /// - Throws: `ConfigurationError` at the flag or the variable.
    static func all(
        _ variables: ServeVariables, _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        let http = try http(variables.http, environment, criticality)
        let others = ["database", "redis"] + http.map(\.configuration.name)
        return try http + tcp(variables.tcp, environment, besides: Set(others), criticality)
    }

    private static func tcp(
        _ flags: [NamedTarget], _ environment: Environment, besides others: Set<String>,
        _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        guard !flags.isEmpty else {
            return try TCPCheck.fromEnvironment(environment, besides: others, criticality: criticality.of)
        }
        return try TCPCheck.listed(
            CheckList(flag: "--tcp", flags), environment, besides: others, criticality: criticality.of)
    }

    #if HTTPClient
    private static func http(
        _ flags: [NamedTarget], _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        guard !flags.isEmpty else { return try HTTPCheck.fromEnvironment(environment, criticality: criticality.of) }
        return try HTTPCheck.listed(
            CheckList(flag: "--http", flags), environment, besides: ["database", "redis"], criticality: criticality.of)
    }
    #else
    /// Says that there are none in this build.
    private static func http(
        _ flags: [NamedTarget], _ environment: Environment, _ criticality: CheckCriticality
    ) throws(ConfigurationError) -> [any HealthCheck] {
        let remedy = "needs a build with the trait HTTPClient"
        guard flags.isEmpty else { throw ConfigurationError("--http", remedy) }
        guard try environment.text("HTTP_CHECKS") == nil else { throw ConfigurationError("HTTP_CHECKS", remedy) }
        return []
    }
    #endif
}
