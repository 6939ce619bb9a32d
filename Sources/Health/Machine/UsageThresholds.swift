/// How much of a limit may be used.
public struct UsageThresholds: Sendable, Hashable {
    /// The share of the limit, above 0 to 1, from which on the check is degraded; nil for none.
    public var degraded: Double?
    /// The share of the limit, above 0 to 1, from which on the check is unhealthy; nil for none.
    public var unhealthy: Double?

    /// Thresholds, validated by the check that they are given to.
    public init(degraded: Double? = 0.85, unhealthy: Double? = 0.95) {
        self.degraded = degraded
        self.unhealthy = unhealthy
    }

    /// - Throws: `ConfigurationError` for a share out of range, and for thresholds in the wrong order.
    func validate(check: String) throws(ConfigurationError) {
        for share in [degraded, unhealthy] {
            guard let share else { continue }
            guard share > 0, share <= 1 else {
                throw ConfigurationError("thresholds of check \(check)", "must be above 0 and at most 1")
            }
        }
        guard (degraded ?? 0) <= (unhealthy ?? 1) else {
            throw ConfigurationError("thresholds of check \(check)", "must be degraded first, then unhealthy")
        }
    }

    /// What a share means.
    func result(for share: Double, observed: [Observation]) -> CheckResult {
        if let unhealthy, share >= unhealthy { return .unhealthy(.limitExceeded, observed: observed) }
        if let degraded, share >= degraded { return .degraded(.limitExceeded, observed: observed) }
        return .healthy(observed: observed)
    }
}
