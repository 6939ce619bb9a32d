/// What a person wants of a rollout.
public struct Command: Sendable, Hashable {
    /// What is wanted.
    public enum Action: Sendable, Hashable {
        /// Says yes to everything that the newest decision asks a person: the approval of a step, a trigger, an
        /// incident, missing data. What is asked later asks again; where nothing is asked it is ignored.
        case approve
        /// Refuses the approval: the rollout is taken back.
        case reject
        /// Stands still until `resume`.
        case pause
        /// Goes on.
        case resume
        /// Ends it; after traffic moved that is a rollback.
        case abort
        /// Takes it back by a plan; nil for `immediate`, as is a plan that the policy does not know.
        case rollback(plan: String?)
        /// Asks again for what failed.
        case retry
        /// Takes a gate as met; one that the policy does not know is ignored.
        case skipGate(String)
        /// Forbids starts and advances until `unfreeze`.
        case freeze
        /// Allows them again.
        case unfreeze
        /// Opens an incident; at most 100 of those that people name are kept, the worst.
        case open(incident: String, Severity)
        /// Closes it.
        case close(incident: String)
    }

    /// What is wanted.
    public var action: Action
    /// Who wants it.
    public var actor: String
    /// Why.
    public var reason: String?

    /// A command.
    public init(_ action: Action, actor: String, reason: String? = nil) {
        self.action = action
        self.actor = actor
        self.reason = reason
    }
}
