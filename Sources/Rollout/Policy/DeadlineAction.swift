/// What happens when something took too long.
public enum DeadlineAction: String, Sendable, Hashable, CaseIterable {
    /// What was rolled out is taken back.
    case rollback
    /// The rollout ends.
    case abort
    /// A person is asked.
    case pauseForApproval
    /// The rollout waits on.
    case hold
    /// The people of every level are told, and the rollout waits on; for incidents alone.
    case escalate
    /// The rollout goes on without; for approvals alone.
    case advance

    /// What can happen when a step or a gate took too long.
    static let ofSteps: [DeadlineAction] = [.rollback, .abort, .pauseForApproval, .hold]
    /// What can happen when nobody approved in time.
    static let ofApprovals = ofSteps + [.advance]
    /// What can happen when an incident has been open for too long.
    static let ofIncidents = ofSteps + [.escalate]
}
