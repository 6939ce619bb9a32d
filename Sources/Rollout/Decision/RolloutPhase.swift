/// Where a rollout stands.
public enum RolloutPhase: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not begun.
    case pending
    /// At a gate.
    case waitingGate
    /// On its way.
    case progressing
    /// Waiting for a person.
    case paused
    /// Everything was shifted and is being verified.
    case promoting
    /// Everything was shifted and is being watched.
    case baking
    /// Being taken back.
    case rollingBack
    /// Taken back.
    case rolledBack
    /// Done.
    case completed
    /// Ended before any traffic moved.
    case aborted
    /// May not begin or go on: somebody froze it.
    case locked

    /// Whether nothing will change any more.
    public var isFinal: Bool { self == .rolledBack || self == .completed || self == .aborted }
}
