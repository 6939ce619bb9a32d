extension LintRule {
    /// What is found, in one sentence.
    public var summary: String { text.summary }

    /// Why it matters, and what to do.
    public var help: String { text.help }

    private var text: (summary: String, help: String) {
        switch self {
        case .approvalWithoutDeadline:
            (
                "A person is waited for, and nothing happens when nobody comes.",
                "The rollout stays half done over a weekend. Give the approval a deadline and onDeadline."
            )
        case .compat:
            (
                "A rule is judged as another system judges it.",
                "An importer brought it along so that nothing changes. The message names what the language has instead."
            )
        case .conflictingActions:
            (
                "Two triggers demand different things for one and the same signal.",
                "Which of them is meant shows in an incident only. Keep one of them, or give them different limits."
            )
        case .conflictingLimits:
            (
                "One list holds a signal to two limits.",
                "Only the stricter one decides. Keep the one that is meant."
            )
        case .conflictingObjectives:
            (
                "Two objectives about one measure differ.",
                "Only the stricter one says anything. Keep the one that is meant."
            )
        case .deadlineWithoutAction:
            (
                "A deadline from which nothing follows.",
                "Write onDeadline beside it: what happens when the time is over."
            )
        case .endless:
            (
                "A step waits for measurements that never end.",
                "Give the metric a count, or let it run in the background."
            )
        case .externalDependency:
            (
                "A rule depends on somebody else's service.",
                "An outage there would stop or undo a release that has nothing to do with it. Tell people instead."
            )
        case .gap:
            (
                "Between two limits of one signal nothing is said.",
                "A release in that band neither advances nor goes back. Let the limits meet, or say what is wanted."
            )
        case .infeasibleObjective:
            (
                "An objective that the policy itself rules out.",
                "The steps, deadlines or intervals take longer than it allows. Shorten them, or mend the objective."
            )
        case .neverComplete:
            (
                "After the last step the old version still has traffic.",
                "End with a step that sets the weight 100."
            )
        case .neverOpen:
            (
                "The windows leave no time in which the rollout may advance.",
                "Check days and hours, and what denies them."
            )
        case .noBaseline:
            (
                "A limit against a baseline of which nothing is said.",
                "Say in baseline over which window and from how many samples it is taken."
            )
        case .noMatrixRow:
            (
                "A trigger has only a severity, and the matrix has no row for it.",
                "Nothing follows when it fires. Give the trigger an action, or the matrix a row."
            )
        case .noMinimum:
            (
                "One bad request among few takes the rollout back.",
                "Declare minSamples for the metric, or judge it by evidence with test: sequential."
            )
        case .noTimeZone:
            (
                "A window without a time zone.",
                "Its hours are UTC, which is hardly meant. Name the zone."
            )
        case .shortWindow:
            (
                "A window is shorter than what it has to hold.",
                "The rollout waits in the middle until it opens again. Make it longer, or the steps shorter."
            )
        case .slowFallback:
            (
                "A means of rollback takes longer than there is time for it.",
                "Put faster means first, and leave out what cannot keep its deadline."
            )
        case .slowTrigger:
            (
                "A trigger takes longer than a step.",
                "The next weight comes before the fault is seen. Shorten the trigger, or let the step last longer."
            )
        case .statisticMismatch:
            (
                "A mean and a percentile are taken for the same.",
                "A mean hides the slowest. Compare like with like."
            )
        case .syntax:
            (
                "The file cannot be read as a policy.",
                "The message names the place and what may stand there. An editor that knows the schema finds it sooner."
            )
        case .tooLittleTraffic:
            (
                "A limit that the traffic of a step cannot prove.",
                "Let the step last longer, begin with a larger weight, or accept a larger limit."
            )
        case .unreachable:
            (
                "A trigger is never seen, because another has acted before.",
                "Put the limit of what only warns below that of the rollback."
            )
        case .unused:
            (
                "Something is declared and nothing uses it.",
                "Use it, or leave it out: whoever reads it believes that it is in force."
            )
        case .unwatched:
            (
                "Traffic moves, and nothing watches it.",
                "Give the step an analysis, or the policy a trigger."
            )
        case .vacuous:
            (
                "A rule that always says the same.",
                "Its limit lies where no value can be. Check the limit and its unit."
            )
        case .weightNotRising:
            (
                "A weight is not larger than the one before.",
                "A rollout goes forward; the way down is a rollback plan. Check the order of the steps."
            )
        case .wrongSubject:
            (
                "A rule judges the candidate by the stable version.",
                "Look at the candidate: leave out the subject."
            )
        }
    }
}
