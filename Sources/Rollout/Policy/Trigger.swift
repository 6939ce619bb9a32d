/// Something that is watched all the time.
public struct Trigger: Sendable, Hashable {
    /// What happens when it fires.
    public enum Action: Sendable, Hashable, CustomStringConvertible {
        /// What was rolled out is taken back.
        case rollback
        /// The rollout waits.
        case hold
        /// A person is asked.
        case pauseForApproval
        /// The rollout ends; after traffic has moved that is a rollback.
        case abort
        /// The rollout goes on; a task to mend it is made.
        case forwardFix
        /// An effect of this name; the rollout goes on. `recommend`, `page`, and any name of one's own.
        case effect(String)

        /// The word of the language.
        public var description: String {
            switch self {
            case .rollback: "rollback"
            case .hold: "hold"
            case .pauseForApproval: "pauseForApproval"
            case .abort: "abort"
            case .forwardFix: "forwardFix"
            case .effect(let name): name
            }
        }

        /// The action of a word.
        init(_ word: String) {
            switch word {
            case "rollback": self = .rollback
            case "hold": self = .hold
            case "pauseForApproval": self = .pauseForApproval
            case "abort": self = .abort
            case "forwardFix": self = .forwardFix
            default: self = .effect(word)
            }
        }
    }

    /// Its name; nil for its number alone.
    public var name: String?
    /// What is watched.
    public var when: Condition
    /// What happens; nil leaves it to the matrix.
    public var action: Action?
    /// How bad it is; nil opens no incident.
    public var severity: Severity?
    /// How long after traffic first moved it is watched; nil for always.
    public var activeFor: Span?
    /// How comparisons are judged.
    public var test = Analysis.Test.threshold
    /// The rollback plan that it starts; nil for `immediate`.
    public var plan: String?
    /// Where the policy's document says it.
    package var origin: [PolicyError.Step] = []
}
