/// Where a rollout stands: a value that is handed from one evaluation to the next, and can be stored in between.
public struct RolloutState: Sendable, Hashable, Codable {
    /// The name of this rollout, different for each; part of every effect's id.
    public let id: String
    /// Where it stands.
    public internal(set) var phase = RolloutPhase.pending
    /// The number of the step, from 1; 0 before the first.
    public internal(set) var step = 0
    /// The candidate's share of the traffic that is wanted, 0 to 100.
    public internal(set) var weight = 0.0 {
        didSet { if weight != oldValue { dividedSince = nil } }
    }
    /// When it was first evaluated.
    public internal(set) var startedAt: Moment?
    /// When traffic was first to move.
    public internal(set) var movedAt: Moment?
    /// When it ended.
    public internal(set) var endedAt: Moment?
    /// What is wrong.
    public internal(set) var incidents: [Incident] = []
    /// When it was last evaluated.
    public internal(set) var lastEvaluation: Moment?
    /// How many observations came too late, twice or with a value that cannot be.
    public internal(set) var droppedObservations = 0

    /// The policy by which it began.
    let fingerprint: UInt64
    /// Since when the traffic has been divided by the weight; nil while that is being changed.
    var dividedSince: Moment?
    /// The candidate's share of the traffic that was acknowledged last.
    var weightInForce = 0.0
    /// When the candidate first got a share of the traffic; nil before that was acknowledged.
    var servedAt: Moment?
    var progress = StepProgress()
    var rollback: RollbackProgress?
    /// The kept points of each series, by its number.
    var series: [SeriesState] = []
    /// What each rule remembers, by its number.
    var rules: [RuleState] = []
    /// Whether each part of a gate that answers by itself is met, by its number; nil while it has not answered.
    var answers: [KnownAnswer?] = []
    /// What sequential tests have counted, by the number of their rule.
    var evidence: [Int: CountedEvidence] = [:]
    /// How often it was evaluated.
    var evaluations = 0
    /// The facts that some rule asks for, by name.
    var facts: [String: KnownFact] = [:]
    var components: [String: KnownAnswer] = [:]
    var effects: [PendingEffect] = []
    /// How often effects were tried again, by their keys; of a step, or of the way back, as long as that lasts.
    var attempts: [String: Int] = [:]
    /// The routes that a step wanted and that have not been taken back yet.
    var openRoutes: [Effect.Kind] = []
    /// Why it was ended before any traffic moved.
    var abortReason: String?
    /// Gates of the policy that somebody took as met, with who did.
    var skippedGates: [String: String] = [:]
    var passedGates: Set<String> = []
    /// What a person was asked in the newest decision.
    var questions: [Question] = []
    /// The rules whose question somebody has answered: a trigger as long as its condition holds, a deadline until what
    /// is late is done.
    var accepted: Set<String> = []
    var pausedBy: String?
    var frozenBy: String?
    /// The rollback plan that somebody asked for.
    var wantedPlan: String?
    var snapshots: [String: Double] = [:]
    var missingSince: Moment?
    var effectCount = 0
    var incidentCount = 0
    var doneTasks: Set<Int> = []
    /// What the rules of other systems remember; nil where there are none.
    var compat: CompatState?

    /// The state before the first evaluation.
    ///
    /// - Parameters:
    ///   - policy: The policy that it will be evaluated by; no other one can.
    ///   - id: The name of this rollout; the policy's name when nil. Two rollouts of one policy need two.
    public init(_ policy: RolloutPolicy, id: String? = nil) {
        self.id = id ?? policy.name
        fingerprint = policy.fingerprint
    }
}
