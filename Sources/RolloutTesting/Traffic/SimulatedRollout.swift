public import Rollout

/// What became of a rollout that was played.
public struct SimulatedRollout: Sendable {
    /// What was decided, one decision an interval.
    public private(set) var decisions: [RolloutDecision] = []
    /// What came in: replayed, it leads to the same decisions.
    public private(set) var history: [HistoryLine] = []
    /// Where it stands at the end.
    public private(set) var state: RolloutState

    private var acknowledgements: [Acknowledgement] = []

    init(_ policy: RolloutPolicy) {
        state = RolloutState(policy)
    }

    /// When it was decided to take it back, from the start; nil when it was not.
    public var takenBackAfter: Span? {
        guard let first = decisions.first else { return nil }
        return decisions.first { $0.verdict == .rollback || $0.verdict == .abort }.map { $0.at - first.at }
    }

    /// The candidate's shares of the traffic, in the order in which they were decided.
    public var weights: [Double] {
        decisions.reduce(into: []) { weights, decision in
            if weights.last != decision.weight { weights.append(decision.weight) }
        }
    }

    /// Decides once more; what is wanted is done at once.
    mutating func evaluate(
        _ policy: RolloutPolicy, _ lines: [HistoryLine], at now: Moment, _ reasons: ReasonSelection
    ) {
        var input = RolloutInput(now: now, acknowledgements: acknowledgements)
        for line in lines { input.add(line) }
        let decision = policy.evaluate(&state, input, reasons: reasons)
        acknowledgements = decision.effects.map { Acknowledgement(effect: $0.id, at: now) }
        decisions.append(decision)
        history += lines
    }
}
