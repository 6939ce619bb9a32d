/// One step of a rollout; what it names happens in the order of its members.
public struct Step: Sendable, Hashable {
    /// A wait.
    public enum Pause: Sendable, Hashable {
        /// For a time.
        case duration(Span)
        /// For a person. Without a deadline it waits for ever.
        case approval(deadline: Span?, onDeadline: DeadlineAction?)
    }

    /// Answers that are asked for to see that traffic goes where it should.
    public struct Verification: Sendable, Hashable {
        /// How many answers.
        public var samples: Int
        /// The member of the answer, or the header, that names the environment.
        public var field: String
    }

    /// Its name; nil for its number alone.
    public var name: String?
    /// The gate that must be met first.
    public var gate: String?
    /// Facts that must be true before its action.
    public var requires: [String] = []
    /// An effect of one's own.
    public var action: String?
    /// The share of the traffic that the candidate gets, 0 to 100.
    public var weight: Double?
    /// Requests with these headers go to the candidate, whatever the weight.
    public var headerRoute: [String: String] = [:]
    /// The share of requests that the candidate gets a copy of, 0 to 100.
    public var mirror: Double?
    /// How long it takes until a new weight is in force.
    public var settle = Span.zero
    /// Answers to ask for after that.
    public var verify: Verification?
    /// What to wait for.
    public var pause: Pause?
    /// The analysis that must hold.
    public var analysis: String?
    /// How long to watch on after the last weight.
    public var bakeTime: Span?
    /// How long the step may take before ``onDeadline`` happens.
    public var deadline: Span?
    /// What happens then.
    public var onDeadline: DeadlineAction?
    /// Where the policy's document says it.
    package var origin: [PolicyError.Step] = []

    /// A step of nothing yet.
    public init() {}

    /// The name of the analysis that applies to it, if there is one of that name: one called `default` applies to every
    /// weight that names none.
    var analysisName: String? { analysis ?? (weight == nil ? nil : "default") }
}
