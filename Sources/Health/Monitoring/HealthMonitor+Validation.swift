extension HealthMonitor {
    /// The largest number of checks; each has its own label in metrics.
    static let checkLimit = 1_000

    /// Checks every value against its range, and what depends on what.
    static func validate(
        _ checks: [CheckConfiguration], _ gates: [String], _ startupDeadline: Duration?,
        _ sharedDependencies: SharedDependencyPolicy
    ) throws(ConfigurationError) -> DependencyGraph {
        guard checks.count <= checkLimit else {
            throw ConfigurationError("checks", "must be at most \(checkLimit)")
        }
        var names: Set<String> = []
        for check in checks {
            try check.validate()
            guard names.insert(check.name).inserted else {
                throw ConfigurationError(
                    "check \(check.name)", "is registered twice: give each check a name of its own")
            }
        }
        for gate in gates {
            guard gate.isCheckName else {
                throw ConfigurationError("gate name", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
            }
            guard names.insert(gate).inserted else {
                throw ConfigurationError("gate \(gate)", "has the name of another gate or check")
            }
        }
        for (place, duration) in [
            ("startupDeadline", startupDeadline), ("bound of shared dependencies", sharedDependencies.bound),
        ] {
            guard let duration else { continue }
            guard CheckConfiguration.times.contains(duration) else {
                throw ConfigurationError(place, "must be 10 ms to 1 day")
            }
        }
        return try DependencyGraph(checks)
    }
}
