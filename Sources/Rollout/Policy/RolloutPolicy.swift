/// What a rollout does, and when it is taken back: the whole of a policy file.
public struct RolloutPolicy: Sendable {
    /// How traffic moves.
    public enum Strategy: String, Sendable, Hashable, CaseIterable {
        /// In growing shares.
        case canary
        /// All at once, from one environment to the other.
        case blueGreen
        /// Instance by instance.
        case rolling
    }

    /// The two sides.
    public struct Environments: Sendable, Hashable {
        /// What serves before the rollout.
        public var stable = "stable"
        /// What is rolled out.
        public var candidate = "candidate"
        /// Whether the host has to find out which of the two is which: the candidate is the one without traffic.
        public var isCandidateTheInactiveOne = false
    }

    /// How many instances may be missing or too many while they are exchanged one after the other.
    public struct Rolling: Sendable, Hashable {
        /// How many there may be beyond the wanted number.
        public var maxSurge = InstanceLimit.percent(25)
        /// How many may be missing.
        public var maxUnavailable = InstanceLimit.percent(25)
    }

    /// What is known of a fact beforehand.
    public struct FactDeclaration: Sendable, Hashable {
        /// From this age on it is not known any more; nil for never.
        public var maxAge: Span?
        /// What it means, for people.
        public var description: String?
    }

    /// Its name.
    public internal(set) var name: String
    /// How traffic moves.
    public internal(set) var strategy = Strategy.canary
    /// The two sides.
    public internal(set) var environments = Environments()
    /// How instances are exchanged, for the strategy `rolling`.
    public internal(set) var rolling = Rolling()
    /// How often a policy may be evaluated.
    package static let intervals = Span.seconds(1)...Span.hours(24)

    /// How often it is evaluated.
    public internal(set) var interval = Span.minutes(1)
    /// The series by name.
    public internal(set) var metrics: [String: Metric] = [:]
    /// The facts by name; facts need not be declared.
    public internal(set) var facts: [String: FactDeclaration] = [:]
    /// The analyses by name.
    public internal(set) var analyses: [String: Analysis] = [:]
    /// The gates by name.
    public internal(set) var gates: [String: Gate] = [:]
    /// The steps in order.
    public internal(set) var steps: [Step] = []
    /// What is watched all the time, in order.
    public internal(set) var triggers: [Trigger] = []
    /// What is done about incidents.
    public internal(set) var matrix: [Severity: MatrixRow] = [:]
    /// How it is taken back.
    public internal(set) var rollback = RollbackPolicy()
    /// Who is told when it lasts, in order of time.
    public internal(set) var escalation: [EscalationLevel] = []
    /// When it may start and advance.
    public internal(set) var windows: [CalendarWindow] = []
    /// The zones that the windows name.
    public internal(set) var zones: [String: ZoneOffsets] = [:]
    /// What the words for baselines mean.
    public internal(set) var baseline = Baseline()
    /// How long data may be missing before a person is asked.
    public internal(set) var noDataDeadline = Span.minutes(30)
    /// How long a trigger's condition must be gone before its incident is closed.
    public internal(set) var resolveAfter = Span.zero
    /// How long the old environment is kept after completion.
    public internal(set) var retention: Span?
    /// What it should achieve.
    public internal(set) var objectives: [Objective] = []
    /// What is done at times relative to the start.
    public internal(set) var schedule: [ScheduledTask] = []
    /// Who is told of what.
    public internal(set) var notifications: [Notification] = []
    /// What the policy carries for people and tells no machine: each entry names what it is about.
    public internal(set) var documentation: [String: String] = [:]
    /// Where the row for each switch and rollback goes.
    public internal(set) var records: [String] = []
    /// The rules that behave as another system has them.
    public internal(set) var compat = Compat()
    /// A number that changes with every meaning of the file, to tell a policy that was edited in mid-rollout.
    public internal(set) var fingerprint: UInt64 = 0
    /// What an evaluation needs of it, worked out once.
    private(set) var program: RolloutProgram?

    init(name: String) {
        self.name = name
    }

    /// Makes the policy ready to be evaluated, after it was put together.
    mutating func compile() {
        program = RolloutProgram(self)
    }
}
