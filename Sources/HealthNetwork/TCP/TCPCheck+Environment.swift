public import Health

extension TCPCheck {
    /// The checks that a variable lists as `name=host:port,name=host:port`; none when it is unset.
    ///
    /// Each address is `host:port`, `[IPv6 address]:port` or `unix:/path`. Names follow the rules of checks, and each
    /// stands once. The schedule comes from the environment too, see `CheckConfiguration.fromEnvironment`.
    ///
    /// - Parameters:
    ///   - environment: Where the variables are.
    ///   - variable: The variable of the list.
    ///   - others: Names that belong to other checks.
    ///   - criticality: What the failure of each means for the service, by its name.
    /// - Throws: `ConfigurationError` that names the variable and the number of the entry when the list is empty or
    ///   unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "TCP_CHECKS",
        besides others: Set<String> = ["database", "redis"],
        criticality: (_ name: String) -> Criticality = { _ in .degrading }
    ) throws(ConfigurationError) -> [TCPCheck] {
        try listed(
            CheckList(variable: variable, of: "host:port", environment), environment, besides: others,
            criticality: criticality)
    }

    /// The checks of a list.
    package static func listed(
        _ list: CheckList, _ environment: Environment, besides others: Set<String>,
        criticality: (_ name: String) -> Criticality
    ) throws(ConfigurationError) -> [TCPCheck] {
        try list.checks(environment, besides: others, criticality: criticality) {
            configuration, address throws(ConfigurationError) in
            try TCPCheck(configuration: configuration, address: address)
        }
    }
}
