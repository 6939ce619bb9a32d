extension LintFinding {
    /// The kinds of findings; <doc:LintCodes> lists each with its ``levels``, its ``meaning`` and its ``remedy``.
    public enum Code: Sendable, Hashable, CaseIterable {
        /// Rules that contradict, hide or outlast one another.
        case conflictingActions, conflictingLimits, conflictingObjectives, gap, infeasibleObjective,
            slowFallback, slowTrigger, statisticMismatch, sumOfDurations, unreachable
        /// Something that the policy needs is not there.
        case approvalWithoutDeadline, deadlineWithoutAction, noBaseline, noMatrixRow, noMinimum, noTimeZone,
            onlyTriggers, unused, unwatched
        /// Something that cannot work, or cannot end.
        case endless, neverComplete, neverOpen, shortWindow, vacuous, weightNotRising
        /// Evidence that cannot be had.
        case notSequential, nothingToCompare, tooLittleTraffic
        /// Something of others: another version, another service, another system.
        case compat, externalDependency, wrongSubject
    }
}

extension LintFinding.Code: CustomStringConvertible {
    /// The word: `infeasible-objective`.
    public var description: String { word }
}
