extension LintFinding {
    /// The kinds of findings; <doc:LintCodes> lists them with their remedies.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// An incident of P2 waits for a person without end.
        case approvalWithoutDeadline = "approval-without-deadline"
        /// Something behaves as another system has it.
        case compat
        /// Two triggers want different things for one and the same condition.
        case conflictingActions = "conflicting-actions"
        /// An analysis has two limits for one series, of which only the stricter one counts.
        case conflictingLimits = "conflicting-limits"
        /// Two objectives of one measure have different limits.
        case conflictingObjectives = "conflicting-objectives"
        /// Something has a deadline, and nothing happens when it has passed.
        case deadlineWithoutAction = "deadline-without-action"
        /// A step waits for a run of measurements that has no end.
        case endless
        /// A gate waits for somebody else's service, or its outage takes the candidate back.
        case externalDependency = "external-dependency"
        /// Between good enough to go on and bad enough to go back nothing happens.
        case gap
        /// An objective cannot be met by the policy's own times.
        case infeasibleObjective = "infeasible-objective"
        /// The last step leaves less than all of the traffic.
        case neverComplete = "never-complete"
        /// The windows that allow and those that deny leave no time of the week.
        case neverOpen = "never-open"
        /// A limit is relative to a baseline of which nothing is said.
        case noBaseline = "no-baseline"
        /// A trigger names a severity alone, and the matrix has no row for it.
        case noMatrixRow = "no-matrix-row"
        /// One bad request among few takes the rollout back.
        case noMinimum = "no-minimum"
        /// A window names no time zone.
        case noTimeZone = "no-time-zone"
        /// `test: sequential` cannot judge a sentence, so its value alone decides.
        case notSequential = "not-sequential"
        /// A step waits for evidence against the stable version, and only one side has traffic.
        case nothingToCompare = "nothing-to-compare"
        /// Only triggers watch the rollout, and one that has no data says nothing.
        case onlyTriggers = "only-triggers"
        /// The rollout takes longer than a window is open, so it will stand still.
        case shortWindow = "short-window"
        /// When a later means of the rollback is needed, its objective is missed already.
        case slowFallback = "slow-fallback"
        /// A trigger needs longer than a step lasts, so the next weight comes first.
        case slowTrigger = "slow-trigger"
        /// A rollout goes on by one statistic of a signal, and goes back by another.
        case statisticMismatch = "statistic-mismatch"
        /// The parts of a recovery may each take as long as they do together more than the whole.
        case sumOfDurations = "sum-of-durations"
        /// The traffic of a step cannot prove what its analysis demands.
        case tooLittleTraffic = "too-little-traffic"
        /// Another trigger has always rolled back before this one.
        case unreachable
        /// A gate, an analysis or a metric is declared and nothing uses it.
        case unused
        /// Nothing is looked at while a step lasts.
        case unwatched
        /// A limit, a verification or an action can never come true, or always does.
        case vacuous
        /// A step sets a weight that is not above the one before.
        case weightNotRising = "weight-not-rising"
        /// The stable version is looked at where the candidate is meant.
        case wrongSubject = "wrong-subject"
    }
}
