extension RolloutPolicy {
    /// Looks for contradictions, gaps and limits that cannot be kept.
    ///
    /// - Parameter requestsPerMinute: How many requests all environments together get, for limits that need evidence;
    ///   nil when unknown.
    /// - Returns: The findings, worst first; those of one level by what they are about, and then in the order of the
    ///   policy.
    public func lint(requestsPerMinute: Double? = nil) -> [LintFinding] {
        let linter = PolicyLinter(policy: self, requestsPerMinute: requestsPerMinute)
        let findings =
            linter.triggers() + linter.foreignComponents() + linter.statistics() + linter.bands()
            + linter.triggerBands() + linter.doubleConditions() + linter.baselines() + linter.deadlines()
            + linter.steps() + linter.objectives() + linter.sums() + linter.doubleObjectives() + linter.calendar()
            + linter.gates() + linter.evidence() + linter.sequential() + linter.compat() + linter.unused()
        return findings.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(
            \.element)
    }
}
