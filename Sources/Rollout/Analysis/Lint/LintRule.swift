/// The kinds of findings, each under the word that findings carry as ``LintFinding/code``.
public enum LintRule: String, Sendable, Hashable, CaseIterable {
    /// A person is waited for, and nothing happens when nobody comes.
    case approvalWithoutDeadline = "approval-without-deadline"
    /// A rule is judged as another system judges it.
    case compat
    /// Two triggers of one signal demand different things.
    case conflictingActions = "conflicting-actions"
    /// Two limits of one signal in one list.
    case conflictingLimits = "conflicting-limits"
    /// Two objectives of one measure.
    case conflictingObjectives = "conflicting-objectives"
    /// A time limit from which nothing follows.
    case deadlineWithoutAction = "deadline-without-action"
    /// A measurement that never ends.
    case endless
    /// A rule waits for somebody else's service.
    case externalDependency = "external-dependency"
    /// Between two limits of one signal nothing is said.
    case gap
    /// An objective that the policy itself rules out.
    case infeasibleObjective = "infeasible-objective"
    /// The last step leaves traffic on the old version.
    case neverComplete = "never-complete"
    /// Windows that leave no time to advance.
    case neverOpen = "never-open"
    /// A limit against a baseline of which nothing is said.
    case noBaseline = "no-baseline"
    /// A severity that the matrix does not know.
    case noMatrixRow = "no-matrix-row"
    /// A limit that a few requests decide.
    case noMinimum = "no-minimum"
    /// A window without a time zone.
    case noTimeZone = "no-time-zone"
    /// A window shorter than what it has to hold.
    case shortWindow = "short-window"
    /// A means of rollback that takes longer than there is time.
    case slowFallback = "slow-fallback"
    /// A trigger that takes longer than a step.
    case slowTrigger = "slow-trigger"
    /// A mean and a percentile are taken for the same.
    case statisticMismatch = "statistic-mismatch"
    /// The file is no policy.
    case syntax
    /// A limit that the traffic cannot prove.
    case tooLittleTraffic = "too-little-traffic"
    /// A trigger that another hides.
    case unreachable
    /// Something declared that nothing uses.
    case unused
    /// Traffic moves and nothing watches.
    case unwatched
    /// A rule that always says the same.
    case vacuous
    /// A weight that is not larger than the one before.
    case weightNotRising = "weight-not-rising"
    /// A rule looks at the stable version.
    case wrongSubject = "wrong-subject"
}
