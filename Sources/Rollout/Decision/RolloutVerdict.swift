/// What was decided.
public enum RolloutVerdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// One step forward.
    case advance
    /// Stay.
    case hold
    /// Stay until a person says yes.
    case pauseForApproval
    /// Take it back.
    case rollback
    /// It is done.
    case complete
    /// End it: at once before any traffic moved, after that by taking it back.
    case abort
}

extension RolloutVerdict {
    /// The verdict that follows from reasons alone: the strongest of what they demand.
    ///
    /// ``RolloutPolicy/evaluate(_:_:reasons:)`` decides in the same way, so that nothing can decide that is no reason.
    public init(following reasons: [Reason]) {
        var log = ReasonLog(.decisive)
        for reason in reasons { log.append(reason) }
        self = log.verdict
    }

    var strength: Int {
        switch self {
        case .complete: 0
        case .advance: 1
        case .hold: 2
        case .pauseForApproval: 3
        case .abort: 4
        case .rollback: 5
        }
    }
}
