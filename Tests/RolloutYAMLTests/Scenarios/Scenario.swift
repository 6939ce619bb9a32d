#if YAML
import Rollout
import RolloutYAML

/// A rollout by a shipped policy, in a world where all is well unless a test says otherwise: every gate gets the facts and
/// answers that it asks for, and the host has done what is wanted of it by the next evaluation.
struct Scenario {
    let policy: RolloutPolicy
    private(set) var state: RolloutState
    private(set) var now: Moment
    /// Every decision so far.
    private(set) var decisions: [RolloutDecision] = []
    /// What is observed of the candidate at each evaluation.
    var series: [String: Double]
    /// What is observed of the stable version.
    var stable: [String: Double] = [:]
    /// Of how many events each observation is made.
    var samples = 6_000
    /// What is told at each evaluation, as just found out.
    var facts: Set<String>
    /// What is told not to be so.
    var untrue: Set<String> = []
    /// What the health endpoints of the candidate answer.
    var answers: [String: Answer]
    /// What becomes of an effect; nil for nothing yet.
    var result: @Sendable (Effect) -> Acknowledgement.Result? = { _ in .done }

    private var acknowledgements: [Acknowledgement] = []

    struct Answer {
        var status = 200
        var members: [String: String] = [:]
    }

    /// A scenario that has not begun.
    ///
    /// - Parameter start: When it begins; a time that the windows of the policy allow.
    init(_ file: String, start: String, series: [String: Double]) throws {
        policy = try RolloutPolicy(yaml: try PolicyFiles.text(file), file: file)
        state = RolloutState(policy)
        now = Moment(iso8601: start) ?? Moment(seconds: 0)
        self.series = series
        stable = series
        facts = Set(policy.gates.values.flatMap(\.facts))
        answers = [:]
        for endpoint in policy.gates.values.flatMap(\.endpoints) {
            answers[endpoint.path, default: Answer()].status = endpoint.status
            for member in endpoint.body {
                answers[endpoint.path]?.members[member.path.joined(separator: ".")] = member.value
            }
        }
    }

    /// One evaluation, an interval after the one before.
    @discardableResult
    mutating func look(_ commands: Command.Action..., extra: [Observation] = []) -> RolloutDecision {
        if !decisions.isEmpty { now = now + policy.interval }
        var input = RolloutInput(now: now, observations: extra, acknowledgements: acknowledgements)
        for (subject, values) in [(Subject.candidate, series), (.stable, stable)] {
            input.observations += values.map { name, value in
                Observation(at: now, subject: subject, metric: name, value: value, samples: samples)
            }
        }
        input.facts = facts.subtracting(untrue).map { Fact(at: now, name: $0, value: true) }
        input.facts += untrue.map { Fact(at: now, name: $0, value: false) }
        input.health = answers.map { path, answer in
            HealthAnswer(at: now, path: path, status: answer.status, members: answer.members)
        }
        input.commands = commands.map { Command($0, actor: "dana", reason: "the scenario") }
        let decision = policy.evaluate(&state, input)
        acknowledgements = decision.effects.compactMap { effect in
            result(effect).map { Acknowledgement(effect: effect.id, result: $0) }
        }
        decisions.append(decision)
        return decision
    }

    /// Evaluations for a span.
    @discardableResult
    mutating func run(_ span: Span) -> RolloutDecision {
        let end = now + span
        var decision = look()
        while now + policy.interval <= end { decision = look() }
        return decision
    }

    /// Evaluations until one is as wanted, or a day has passed.
    @discardableResult
    mutating func run(until isWanted: (RolloutDecision) -> Bool) -> RolloutDecision {
        let end = now + .hours(24)
        var decision = look()
        while !isWanted(decision), now < end { decision = look() }
        return decision
    }

    /// Goes on until a step has begun and its weight is in force.
    @discardableResult
    mutating func run(toStep step: Int) -> RolloutDecision {
        run { $0.step >= step || $0.isFinal }
        return look()
    }

    /// Goes on until the candidate has a share of the traffic.
    @discardableResult
    mutating func run(toWeight weight: Double) -> RolloutDecision {
        run { $0.weight >= weight || $0.isFinal }
        return look()
    }

    /// Goes on to the end.
    @discardableResult
    mutating func finish() -> RolloutDecision { run(until: \.isFinal) }

    /// The weights in the order in which they were wanted.
    var weights: [Double] {
        decisions.reduce(into: []) { weights, decision in
            if weights.last != decision.weight { weights.append(decision.weight) }
        }
    }

    /// Every effect that was ever wanted, once.
    var effects: [Effect] {
        var ids: Set<String> = []
        return decisions.flatMap(\.effects).filter { ids.insert($0.id).inserted }
    }

    /// How long the rollout stayed in a step.
    func duration(ofStep step: Int) -> Span {
        let moments = decisions.filter { $0.step == step }.map(\.at)
        guard let first = moments.first, let last = moments.last else { return .zero }
        return last - first + policy.interval
    }

    /// How long it took from the first decision of a kind to the end.
    func timeToEnd(from isFirst: (RolloutDecision) -> Bool) -> Span? {
        guard let first = decisions.first(where: isFirst)?.at, let end = state.endedAt else { return nil }
        return end - first
    }

    /// Whether a duration is what the policy's objective of a measure wants; false without such an objective.
    func keeps(_ measure: String, _ span: Span?) -> Bool {
        guard let span, let objective = policy.objectives.first(where: { $0.measure == measure }) else { return false }
        return objective.operator.holds(Double(span.milliseconds) / 1_000, objective.limit)
    }
}

extension RolloutDecision {
    /// What one rule says.
    func reason(_ rule: String) -> Reason? { reasons.first { $0.rule == rule } }

    /// Whether an effect of a kind and name is wanted.
    func wants(_ kind: Effect.Kind, _ name: String? = nil) -> Bool {
        effects.contains { $0.kind == kind && (name == nil || $0.name == name) }
    }
}

extension RolloutPolicy {
    /// The rule that reasons name for a trigger of a name.
    func rule(_ trigger: String) -> String {
        triggers.firstIndex { $0.name == trigger }.map { "triggers[\($0)]" } ?? "no such trigger"
    }
}
#endif
