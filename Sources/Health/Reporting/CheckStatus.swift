/// What is known of a check.
public enum CheckStatus: String, Sendable, Hashable, CaseIterable {
    /// It works.
    case healthy
    /// It works, but something deserves attention.
    case degraded
    /// It does not work.
    case unhealthy
    /// There is no result yet.
    case unknown
    /// The last result is too old to count, whatever it said.
    case stale
}
