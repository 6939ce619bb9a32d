import Rollout

extension Journey {
    /// A table of what changed, and how it ended; nothing when nothing was decided.
    func lines(_ times: RolloutDecision.TimeForm) -> [String] {
        guard let last, let cause = standing.decision else { return [] }
        return TextTable(RolloutDecision.headings, turns.map { $0.cells(times) }).lines
            + ["", "\(last.phase.words) at \(times.text(cause.at)): \(cause.summary)".withoutControls]
    }
}

extension RolloutPhase {
    /// How a replay that ends so went, for people.
    var words: String {
        switch self {
        case .completed: "completed"
        case .rolledBack: "rolled back"
        case .rollingBack: "being rolled back"
        case .aborted: "aborted"
        default: "unfinished (\(rawValue))"
        }
    }

    /// The exit code of a replay that ends so; nil for 0.
    var exitStatus: Int32? {
        switch self {
        case .completed: nil
        // Nothing but the way back can follow.
        case .rolledBack, .rollingBack, .aborted: 1
        default: 2
        }
    }
}
