import Health

/// What the failure of each dependency means: `HEALTH_CRITICAL` lists those without which the service cannot work.
struct CheckCriticality {
    private static let names = ["database", "redis"]
    private let critical: Set<String>

    init(_ environment: Environment) throws(ConfigurationError) {
        guard let text = try environment.text("HEALTH_CRITICAL") else {
            critical = Set(Self.names)
            return
        }
        let listed = text.split(separator: ",").map { String($0.filter { $0 != " " }) }
        guard !listed.isEmpty, Set(listed).isSubset(of: Self.names) else {
            throw ConfigurationError("HEALTH_CRITICAL", "must list some of \(Self.names.joined(separator: ", "))")
        }
        critical = Set(listed)
    }

    /// The weight of a check.
    func of(_ name: String) -> Criticality {
        critical.contains(name) ? .critical : .degrading
    }
}
