extension LintFinding.Code {
    /// What such a finding means, as <doc:LintCodes> has it.
    public var meaning: String { texts.meaning }

    /// What to do about it.
    public var remedy: String { texts.remedy }

    private var texts: (meaning: String, remedy: String) {
        switch self {
        case .approvalWithoutDeadline:
            (
                "an incident of P2 waits for a person without end",
                "add `deadline` and `onDeadline` to the row of the matrix"
            )
        case .compat:
            (
                "something behaves as another system has it, by `compat`",
                "write what the language has in its place"
            )
        case .conflictingActions:
            (
                "two triggers want different things for one and the same condition",
                "keep one of them, or give them different limits"
            )
        case .conflictingLimits:
            (
                "an analysis has two limits for one series, of which only the stricter one counts",
                "keep the one that is meant"
            )
        case .conflictingObjectives:
            (
                "two objectives of one measure have different limits",
                "keep the one that is meant"
            )
        case .deadlineWithoutAction:
            (
                "something has a deadline, and nothing happens when it has passed",
                "add `onDeadline`"
            )
        case .endless:
            (
                "a step waits for a run of measurements that has no end",
                "add `count` or `consecutiveSuccessLimit`, or run it under `compat.background`"
            )
        case .externalDependency:
            (
                "a gate waits for somebody else's service, or its outage takes the candidate back",
                "leave it out of the gate; hold or tell people, and compare with stable"
            )
        case .gap:
            (
                "between good enough to go on and bad enough to go back nothing happens",
                "let the limits meet, give the steps a `deadline`, or the analysis `onFail: rollback`"
            )
        case .infeasibleObjective:
            (
                "an objective cannot be met by the policy's own times",
                "shorten the steps, or set an objective that can be met"
            )
        case .neverComplete:
            (
                "the last step leaves less than all of the traffic",
                "add a step `{setWeight: 100, bakeTime: …}`"
            )
        case .neverOpen:
            (
                "the windows that allow and those that deny leave no time of the week",
                "leave some time"
            )
        case .noBaseline:
            (
                "a limit is relative to a baseline of which nothing is said",
                "add `baseline: {window: 15m, minSamples: 100}`"
            )
        case .noMatrixRow:
            (
                "a trigger names a severity alone, and the matrix has no row for it",
                "give the trigger an action, or the matrix a row"
            )
        case .noMinimum:
            (
                "one bad request among few takes the rollout back",
                "declare `minSamples`, or write `test: sequential`"
            )
        case .noTimeZone:
            (
                "a window names no time zone",
                "add `timeZone: Europe/Berlin`, or `UTC`"
            )
        case .notSequential:
            (
                "`test: sequential` cannot judge a sentence, so its value alone decides",
                "write a share, a multiple like `2x stable`, or leave out the test"
            )
        case .nothingToCompare:
            (
                "a step waits for evidence against the stable version, and only one side has traffic",
                "give the step an analysis of its own, with a number or `snapshot` in place of `stable`"
            )
        case .onlyTriggers:
            (
                "only triggers watch the rollout, and one that has no data says nothing",
                "add an analysis, which waits for its data"
            )
        case .shortWindow:
            (
                "the rollout takes longer than a window is open, so it will stand still",
                "allow more time if that is not wanted"
            )
        case .slowFallback:
            (
                "when a later means of the rollback is needed, its objective is missed already",
                "shorten the deadlines of the means, or say what the objective holds for"
            )
        case .slowTrigger:
            (
                "a trigger needs longer than a step lasts, so the next weight comes first",
                "shorten the trigger, or let the step last longer"
            )
        case .statisticMismatch:
            (
                "a rollout goes on by one statistic of a signal, and goes back by another",
                "judge both by one statistic"
            )
        case .sumOfDurations:
            (
                "the parts of a recovery may each take as long as they do together more than the whole",
                "shorten the parts, or allow the whole their sum"
            )
        case .tooLittleTraffic:
            (
                "the traffic of a step cannot prove what its analysis demands, or give each look its `minSamples`",
                "widen the window, let the step last longer, begin with a larger weight, or accept a larger limit"
            )
        case .unreachable:
            (
                "another trigger has always rolled back before this one",
                "put the limit of what only warns below that of the rollback"
            )
        case .unused:
            (
                "a gate, an analysis or a metric is declared and nothing uses it, or a window is about others alone",
                "use it, or leave it out"
            )
        case .unwatched:
            (
                "nothing is looked at while a step lasts",
                "name an analysis, or add triggers"
            )
        case .vacuous:
            (
                "a limit, a verification or an action can never come true, or always does",
                "check the limit and its unit; ask for more samples"
            )
        case .weightNotRising:
            (
                "a step sets a weight that is not above the one before",
                "let weights rise"
            )
        case .wrongSubject:
            (
                "the stable version is looked at where the candidate is meant",
                "leave out `stable.`, or `subject`"
            )
        }
    }
}
