/// What must be met before a step.
public struct Gate: Sendable, Hashable {
    /// What happens while it is not met.
    public enum Failure: String, Sendable, Hashable, CaseIterable {
        /// The rollout waits.
        case hold
        /// The rollout ends; no traffic moves any more.
        case abort
        /// What was rolled out is taken back.
        case rollback
    }

    /// An answer that a health endpoint must give.
    public struct Endpoint: Sendable, Hashable {
        /// The path.
        public var path: String
        /// The status code.
        public var status: Int
        /// Members of the JSON body, each by its path (`checks.database.status`) with the text it must have.
        public var body: [Member]
        /// Whose endpoint it is.
        public var subject: Subject

        /// One member of the body.
        public struct Member: Sendable, Hashable {
            /// Names from the outside in.
            public var path: [String]
            /// What must stand there: a text, or a number or truth value as JSON writes it.
            public var value: String
        }
    }

    /// Its name.
    public var name: String
    /// Health endpoints.
    public var endpoints: [Endpoint] = []
    /// Facts that must be true.
    public var facts: [String] = []
    /// Commands that must have ended well; each is an effect of kind `run`.
    public var commands: [String] = []
    /// Conditions that must hold.
    public var conditions: [Condition] = []
    /// What happens while it is not met.
    public var onFail = Failure.hold
    /// How long it may stay unmet before ``onDeadline`` happens.
    public var deadline: Span?
    /// What happens then.
    public var onDeadline: DeadlineAction?
    /// Whether it is watched after its step as well.
    public var isAlwaysWatched = false
    /// How many looks in a row must fail before it counts as not met.
    public var failureThreshold = 1
}
