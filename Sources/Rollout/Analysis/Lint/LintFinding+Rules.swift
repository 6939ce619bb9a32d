extension LintFinding.Code {
    /// The word that findings show and that <doc:LintCodes> lists: `infeasible-objective`.
    public var word: String { rule.word }

    /// How bad such findings are; where there are several levels, the finding says which it is and why.
    public var levels: [LintFinding.Level] { rule.levels }

    /// What such a finding means, in Markdown.
    public var meaning: String { rule.meaning }

    /// What to do about it, in Markdown.
    public var remedy: String { rule.remedy }

    /// What is said of all findings of one kind: to people, to code scanning and in <doc:LintCodes>.
    private struct Rule {
        let word: String
        let levels: [LintFinding.Level]
        let meaning: String
        let remedy: String

        init(_ word: String, _ levels: [LintFinding.Level], _ meaning: String, _ remedy: String) {
            (self.word, self.levels, self.meaning, self.remedy) = (word, levels, meaning, remedy)
        }
    }

    private var rule: Rule {
        switch self {
        case .approvalWithoutDeadline:
            Rule(
                "approval-without-deadline", [.warning], "an incident of P2 waits for a person without end",
                "add `deadline` and `onDeadline` to the row of the matrix")
        case .compat:
            Rule(
                "compat", [.note], "something behaves as another system has it, by `compat`",
                "write what the language has in its place")
        case .conflictingActions:
            Rule(
                "conflicting-actions", [.error], "two triggers want different things for one and the same condition",
                "keep one of them, or give them different limits")
        case .conflictingLimits:
            Rule(
                "conflicting-limits", [.warning],
                "an analysis has two limits for one series, of which only the stricter one counts",
                "keep the one that is meant")
        case .conflictingObjectives:
            Rule(
                "conflicting-objectives", [.error], "two objectives of one measure have different limits",
                "keep the one that is meant")
        case .deadlineWithoutAction:
            Rule(
                "deadline-without-action", [.error], "something has a deadline, and nothing happens when it has passed",
                "add `onDeadline`")
        case .endless:
            Rule(
                "endless", [.warning], "a step waits for a run of measurements that has no end",
                "add `count` or `consecutiveSuccessLimit`, or run it under `compat.background`")
        case .externalDependency:
            Rule(
                "external-dependency", [.warning],
                "a gate waits for somebody else's service, or its outage takes the candidate back",
                "leave it out of the gate; hold or tell people, and compare with stable")
        case .gap:
            Rule(
                "gap", [.warning, .note], "between good enough to go on and bad enough to go back nothing happens",
                "let the limits meet, give the steps a `deadline`, or the analysis `onFail: rollback`")
        case .infeasibleObjective:
            Rule(
                "infeasible-objective", [.error, .warning], "an objective cannot be met by the policy's own times",
                "shorten the steps, or set an objective that can be met")
        case .neverComplete:
            Rule(
                "never-complete", [.warning], "the last step leaves less than all of the traffic",
                "add a last step `{setWeight: 100, bakeTime: …}`")
        case .neverOpen:
            Rule(
                "never-open", [.error], "the windows that allow and those that deny leave no time of the week",
                "let the windows that allow and those that deny leave some time")
        case .noBaseline:
            Rule(
                "no-baseline", [.warning], "a limit is relative to a baseline of which nothing is said",
                "add to the policy `baseline: {window: 15m, minSamples: 100}`")
        case .noMatrixRow:
            Rule(
                "no-matrix-row", [.error], "a trigger names a severity alone, and the matrix has no row for it",
                "give the trigger an action, or the matrix a row")
        case .noMinimum:
            Rule(
                "no-minimum", [.note], "one bad request among few takes the rollout back",
                "declare `minSamples`, or write `test: sequential`")
        case .noTimeZone:
            Rule(
                "no-time-zone", [.error], "a window names no time zone",
                "add `timeZone: Europe/Berlin`, or `UTC`")
        case .notSequential:
            Rule(
                "not-sequential", [.warning, .note],
                "`test: sequential` cannot judge a sentence, so its value alone decides",
                "write a share between 0 and 100 %, a multiple like `2x stable`, or leave out `test: sequential`")
        case .nothingToCompare:
            Rule(
                "nothing-to-compare", [.warning],
                "a step waits for evidence against the stable version, and only one side has traffic",
                "give the step an analysis of its own, with a number or `snapshot` in place of `stable`")
        case .onlyTriggers:
            Rule(
                "only-triggers", [.note], "only triggers watch the rollout, and one that has no data says nothing",
                "add `analyses: {default: {conditions: [...]}}` with what has to be measured")
        case .shortWindow:
            Rule(
                "short-window", [.note], "the rollout takes longer than a window is open, so it will stand still",
                "allow more time if that is not wanted")
        case .slowFallback:
            Rule(
                "slow-fallback", [.warning],
                "when a later means of the rollback is needed, its objective is missed already",
                "shorten the deadlines of the means, or say what the objective holds for")
        case .slowTrigger:
            Rule(
                "slow-trigger", [.warning], "a trigger needs longer than a step lasts, so the next weight comes first",
                "shorten the trigger, or let the step last longer")
        case .statisticMismatch:
            Rule(
                "statistic-mismatch", [.warning],
                "a rollout goes on by one statistic of a signal, and goes back by another",
                "judge both by one statistic")
        case .sumOfDurations:
            Rule(
                "sum-of-durations", [.warning],
                "the parts of a recovery may each take as long as they do together more than the whole",
                "shorten the parts, or allow the whole their sum")
        case .tooLittleTraffic:
            Rule(
                "too-little-traffic", [.error],
                "the traffic of a step cannot prove what its analysis demands, or give each look its `minSamples`",
                "widen the window, let the step last longer, begin with a larger weight, or accept a larger limit")
        case .unreachable:
            Rule(
                "unreachable", [.warning], "another trigger has always rolled back before this one",
                "put the limit of what only warns below that of the rollback, and keep one of two rollbacks")
        case .unused:
            Rule(
                "unused", [.warning, .note],
                "a gate, an analysis or a metric is declared and nothing uses it, or a window is about others alone",
                "use it, or leave it out")
        case .unwatched:
            Rule(
                "unwatched", [.warning], "nothing is looked at while a step lasts",
                "name an analysis, or add triggers")
        case .vacuous:
            Rule(
                "vacuous", [.error, .warning, .note],
                "a limit, a verification or an action can never come true, or always does",
                "check the limit and its unit; ask for more samples")
        case .weightNotRising:
            Rule(
                "weight-not-rising", [.warning], "a step sets a weight that is not above the one before",
                "let weights rise")
        case .wrongSubject:
            Rule(
                "wrong-subject", [.error, .warning], "the stable version is looked at where the candidate is meant",
                "leave out `stable.`, or `subject`")
        }
    }
}
