/// One finished run of a check, and what it has made of the check's status.
struct CheckRun: Sendable {
    let started: ContinuousClock.Instant
    let finished: ContinuousClock.Instant
    let verdict: CheckResult.Verdict
    let code: CheckCode?
    /// The status after the run, thresholds applied.
    let status: CheckStatus
}
