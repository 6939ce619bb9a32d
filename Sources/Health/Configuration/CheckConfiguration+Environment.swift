extension CheckConfiguration {
    /// A configuration whose schedule comes from the environment.
    ///
    /// ## Variables
    /// - `HEALTH_INTERVAL_MS`: 10 ms to 1 day, default 5000.
    /// - `HEALTH_TIMEOUT_MS`: 10 ms to 1 day, default 1000.
    /// - `HEALTH_FAILURE_THRESHOLD`, `HEALTH_SUCCESS_THRESHOLD`: 1 to 100, default 1.
    ///
    /// - Throws: `ConfigurationError` that names the variable and its range.
    public static func fromEnvironment(
        _ environment: Environment = .process, name: String, criticality: Criticality
    ) throws(ConfigurationError) -> CheckConfiguration {
        var configuration = CheckConfiguration(name: name, criticality: criticality)
        if let interval = try environment.milliseconds("HEALTH_INTERVAL_MS") { configuration.interval = interval }
        if let timeout = try environment.milliseconds("HEALTH_TIMEOUT_MS") { configuration.timeout = timeout }
        if let threshold = try environment.integer("HEALTH_FAILURE_THRESHOLD", in: thresholds) {
            configuration.failureThreshold = threshold
        }
        if let threshold = try environment.integer("HEALTH_SUCCESS_THRESHOLD", in: thresholds) {
            configuration.successThreshold = threshold
        }
        return configuration
    }
}
