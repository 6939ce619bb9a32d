/// The classes of findings, one function each.
struct PolicyLinter {
    let policy: RolloutPolicy
    let requestsPerMinute: Double?
}
