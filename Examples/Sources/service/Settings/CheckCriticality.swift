import Health

/// What the failure of each dependency means: `HEALTH_CRITICAL` lists those without which the service cannot work.
struct CheckCriticality {
    private static let variable = "HEALTH_CRITICAL"
    private let critical: Set<String>

    /// Reads the list; without it those of the service's own stores are critical.
    init(_ environment: Environment) throws(ConfigurationError) {
        guard let text = try environment.text(Self.variable) else {
            critical = ["database", "redis"]
            return
        }
        critical = Set(text.split(separator: ",").map { String($0.filter { $0 != " " }) })
        guard !critical.isEmpty else { throw ConfigurationError(Self.variable, "must list names of checks") }
    }

    /// The weight of a check.
    func of(_ name: String) -> Criticality {
        critical.contains(name) ? .critical : .degrading
    }

    /// Checks that all names in the list can be meant: the stores, present or not, and the HTTP checks.
    func validate(httpChecks: [String]) throws(ConfigurationError) {
        let names = ["database", "redis"] + httpChecks
        guard critical.isSubset(of: names) else {
            throw ConfigurationError(Self.variable, "must list some of \(names.joined(separator: ", "))")
        }
    }
}
