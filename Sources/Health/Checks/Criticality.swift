/// What the failure of a check means for the service.
public enum Criticality: String, Sendable, Hashable, CaseIterable {
    /// Without it the service cannot work: unhealthy, stale or unknown makes the whole unhealthy and not ready.
    case critical
    /// Without it the service works worse: the whole is degraded and stays ready.
    case degrading
    /// Shown, and never counted.
    case informational
}
