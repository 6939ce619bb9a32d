#if HTTPClient
public import Health

extension HTTPCheck {
    /// The checks that a variable lists as `name=URL,name=URL`; none when it is unset.
    ///
    /// A comma in a URL is written `%2C`. Names follow the rules of checks, and each stands once. The schedule comes from
    /// the environment too, see `CheckConfiguration.fromEnvironment`.
    ///
    /// - Parameters:
    ///   - environment: Where the variables are.
    ///   - variable: The variable of the list.
    ///   - others: Names that belong to other checks.
    ///   - criticality: What the failure of each means for the service, by its name.
    /// - Throws: `ConfigurationError` that names the variable and the number of the entry, never a URL, when the list is
    ///   empty or unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "HTTP_CHECKS",
        besides others: Set<String> = ["database", "redis"],
        criticality: (_ name: String) -> Criticality = { _ in .degrading }
    ) throws(ConfigurationError) -> [HTTPCheck] {
        try listed(
            CheckList(variable: variable, of: "URL", environment), environment, besides: others,
            criticality: criticality)
    }

    /// The checks of a list.
    package static func listed(
        _ list: CheckList, _ environment: Environment, besides others: Set<String>,
        criticality: (_ name: String) -> Criticality
    ) throws(ConfigurationError) -> [HTTPCheck] {
        try list.checks(environment, besides: others, criticality: criticality) {
            configuration, url throws(ConfigurationError) in
            try HTTPCheck(configuration: configuration, url: url, environment: environment)
        }
    }
}
#endif
