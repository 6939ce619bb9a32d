/// What the failure of each check means: `HEALTH_CRITICAL` lists those without which the service cannot work.
public struct CheckCriticality: Sendable, Hashable {
    private let critical: Set<String>
    private let isListed: Bool

    /// The weights of checks from the environment.
    ///
    /// ## Variables
    /// - `HEALTH_CRITICAL`: names of checks separated by commas; all others are degrading.
    ///
    /// - Parameters:
    ///   - environment: Where to look.
    ///   - usual: Those that are critical while the variable is unset.
    /// - Throws: `ConfigurationError` for an empty list, and for an empty name in it.
    public static func fromEnvironment(
        _ environment: Environment = .process, usual: Set<String> = ["database", "redis"]
    ) throws(ConfigurationError) -> CheckCriticality {
        guard let text = try environment.text("HEALTH_CRITICAL") else {
            return CheckCriticality(critical: usual, isListed: false)
        }
        let listed = text.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.filter { $0 != " " })
        }
        guard !listed.contains("") else {
            throw ConfigurationError("HEALTH_CRITICAL", "must list names of checks with one comma between two")
        }
        return CheckCriticality(critical: Set(listed), isListed: true)
    }

    /// Refuses a list with a name that no check has: a misspelt one would make its check degrading.
    ///
    /// - Parameter names: All names that may be listed.
    public func validate(among names: [String]) throws(ConfigurationError) {
        guard !isListed || critical.isSubset(of: names) else {
            throw ConfigurationError("HEALTH_CRITICAL", "must list some of \(names.joined(separator: ", "))")
        }
    }

    /// The listed names that none of some checks has, sorted; none while nothing is listed.
    ///
    /// - Parameter names: The names of all checks that there are.
    public func missing(among names: [String]) -> [String] {
        isListed ? critical.subtracting(names).sorted() : []
    }

    /// The weight of a check.
    public func of(_ name: String) -> Criticality {
        critical.contains(name) ? .critical : .degrading
    }
}
