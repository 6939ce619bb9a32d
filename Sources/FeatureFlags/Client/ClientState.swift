/// What the writing side of a client has, under its lock.
struct ClientState {
    /// What is known of all flags.
    var known = FlagState()
    /// What is published.
    var view = FlagView()
    /// Whether all reads take the second path.
    let divertsAll: Bool
    /// The slots whose reads take the second path because a test has overridden them.
    var diverted: Set<Int> = []
    /// Whether there were more names than slots, so that a flag is not served.
    var hasTooManyNames = false
    /// The evaluations, as counted last.
    var tally = EvaluationTally()

    init(divertsAll: Bool) {
        self.divertsAll = divertsAll
    }

    /// What cannot be used, in order of the flags.
    var problems: [FlagDefinitionError] {
        guard hasTooManyNames else { return known.problems }
        let problem = "this process has met \(FlagNames.capacity) names; a flag of another name is not served"
        return [FlagDefinitionError(flag: "?", problem: problem)] + known.problems
    }

    /// What stands in the tables for a cell.
    func word(_ slot: Int, _ cell: FlagCell?) -> FlagWord {
        guard !divertsAll, !diverted.contains(slot) else { return FlagWord(tag: FlagWord.slow) }
        return cell?.word ?? FlagWord(tag: FlagWord.absent)
    }
}
