/// What a rollout does, and when it is taken back: the whole of a policy file.
public struct RolloutPolicy: Sendable, Hashable {
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
    }

    /// What is known of a fact beforehand.
    public struct FactDeclaration: Sendable, Hashable {
        /// From this age on it is not known any more; nil for never.
        public var maxAge: Span?
        /// What it means, for people.
        public var description: String?
    }

    /// Its name.
    public var name: String
    /// How traffic moves.
    public var strategy = Strategy.canary
    /// The two sides.
    public var environments = Environments()
    /// How often it is evaluated.
    public var interval = Span.minutes(1)
    /// The series by name.
    public var metrics: [String: Metric] = [:]
    /// The facts by name; facts need not be declared.
    public var facts: [String: FactDeclaration] = [:]
    /// The analyses by name.
    public var analyses: [String: Analysis] = [:]
    /// The gates by name.
    public var gates: [String: Gate] = [:]
    /// The steps in order.
    public var steps: [Step] = []
    /// What is watched all the time, in order.
    public var triggers: [Trigger] = []
    /// What is done about incidents.
    public var matrix: [Severity: MatrixRow] = [:]
    /// How it is taken back.
    public var rollback = RollbackPolicy()
    /// Who is told when it lasts, in order of time.
    public var escalation: [EscalationLevel] = []
    /// When it may start and advance.
    public var windows: [CalendarWindow] = []
    /// The zones that the windows name.
    public var zones: [String: ZoneOffsets] = [:]
    /// What the words for baselines mean.
    public var baseline = Baseline()
    /// How long data may be missing before a person is asked.
    public var noDataDeadline = Span.minutes(30)
    /// How long a trigger's condition must be gone before its incident is closed.
    public var resolveAfter = Span.zero
    /// How long the old environment is kept after completion.
    public var retention: Span?
    /// What it should achieve.
    public var objectives: [Objective] = []
    /// What is done at times relative to the start.
    public var schedule: [ScheduledTask] = []
    /// Who is told of what.
    public var notifications: [Notification] = []
    /// Where the row for each switch and rollback goes.
    public var records: [String] = []
    /// A number that changes with every meaning of the file, to tell a policy that was edited in mid-rollout.
    public var fingerprint: UInt64 = 0
}
