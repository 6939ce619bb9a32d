/// How a rollout went, once it has ended: what objectives are judged by.
public struct RolloutRecord: Sendable, Hashable, Codable {
    /// When it was first evaluated.
    public var startedAt: Moment
    /// When traffic first moved; nil when none did.
    public var movedAt: Moment?
    /// When it began to be taken back; nil when it was not.
    public var rollbackBeganAt: Moment?
    /// When it ended.
    public var endedAt: Moment
    /// How it ended.
    public var phase: RolloutPhase

    /// A record from elsewhere: from a journal, or of a system before.
    public init(
        startedAt: Moment, movedAt: Moment? = nil, rollbackBeganAt: Moment? = nil, endedAt: Moment, phase: RolloutPhase
    ) {
        self.startedAt = startedAt
        self.movedAt = movedAt
        self.rollbackBeganAt = rollbackBeganAt
        self.endedAt = endedAt
        self.phase = phase
    }

    /// The record of a rollout; nil before it has ended.
    public init?(_ state: RolloutState) {
        guard let startedAt = state.startedAt, let endedAt = state.endedAt else { return nil }
        self.init(
            startedAt: startedAt, movedAt: state.movedAt, rollbackBeganAt: state.rollback?.startedAt, endedAt: endedAt,
            phase: state.phase)
    }

    /// How long it took to take it back, in seconds.
    var rollbackSeconds: Double? { rollbackBeganAt.map { (endedAt - $0).seconds } }
}
