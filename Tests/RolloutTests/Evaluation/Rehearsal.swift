import JSONText

@testable import Rollout

/// A rollout that is evaluated each minute, by a host that carries out everything at once unless it is told otherwise.
struct Rehearsal {
    let policy: RolloutPolicy
    private(set) var state: RolloutState
    private(set) var minute = 0
    private var effects: [Effect] = []
    /// What becomes of an effect; nil for one that nobody acknowledges.
    var result: (Effect) -> Acknowledgement.Result? = { _ in .done }

    /// - Parameter members: The members of the policy's document that are of interest, `metrics` and `steps` among them.
    init(_ members: String) throws {
        let text = #"{"apiVersion": "rollout/v1", "name": "rehearsal", \#(members)}"#
        policy = try RolloutPolicy(try JSONValue(reading: Array(text.utf8)))
        state = RolloutState(policy)
    }

    /// When the next evaluation is.
    var now: Moment { Moment(seconds: Int64(minute) * 60) }

    /// The next evaluation.
    mutating func tick(
        _ observations: [Observation] = [], _ commands: [Command] = [], facts: [Fact] = [],
        health: [HealthAnswer] = [], after minutes: Int = 1
    ) -> RolloutDecision {
        var input = RolloutInput(now: now)
        input.observations = observations
        (input.commands, input.facts, input.health) = (commands, facts, health)
        input.acknowledgements = effects.compactMap { effect in
            result(effect).map { Acknowledgement(effect: effect.id, result: $0) }
        }
        let decision = policy.evaluate(&state, input)
        effects = decision.effects
        minute += minutes
        return decision
    }

    /// What `errors` and `requests` were in the last minute.
    func requests(
        _ subject: Subject, _ total: Double, failed: Double, minutesAgo: Int = 0
    ) -> [Observation] {
        let at = now - Span.minutes(Int64(minutesAgo))
        return [
            Observation(at: at, subject: subject, metric: "requests", value: total),
            Observation(at: at, subject: subject, metric: "errors", value: failed),
        ]
    }

    /// A metric for which ``requests(_:_:failed:minutesAgo:)`` are.
    static let errorRate = #""error_rate": {"kind": "ratio", "numerator": "errors", "denominator": "requests"}"#
}

extension RolloutDecision {
    /// What a rule says.
    func reason(_ rule: String) -> Reason? { reasons.first { $0.rule == rule } }
}
