// A release: decisions, what becomes of them, how it goes on after a restart, and how a policy is tested.
import Foundation
import Rollout
import RolloutTesting
import RolloutYAML

// snippet.hide
struct Tick {
    var now: Moment
    var values: [Observation]
}

/// A thousand requests a minute of a candidate that never fails.
let ticks = AsyncStream<Tick> { continuation in
    for minute in 0..<120 {
        let now = Moment(seconds: 1_790_000_000 + Int64(minute) * 60)
        let values = [
            Observation(at: now, metric: "requests", value: 1_000), Observation(at: now, metric: "errors", value: 0),
        ]
        continuation.yield(Tick(now: now, values: values))
    }
    continuation.finish()
}

func perform(_ effects: [Effect]) async -> [Acknowledgement] {
    effects.map { Acknowledgement(effect: $0.id) }
}

let text = """
    apiVersion: rollout/v1
    name: shop
    metrics:
      error_rate: {kind: ratio, numerator: errors, denominator: requests}
    analyses:
      default: {conditions: ["error_rate < 1%"], test: sequential}
    steps:
      - {setWeight: 5, pause: {duration: 10m}}
      - {setWeight: 25, pause: {duration: 10m}}
      - {setWeight: 100, bakeTime: 30m}
    triggers:
      - {when: "error_rate > 1%", test: sequential, action: rollback}
    """

// snippet.show
let policy = try RolloutPolicy(yaml: text, file: "shop.yaml")
var state = RolloutState(policy)
var acknowledged: [Acknowledgement] = []
for await tick in ticks {
    let input = RolloutInput(now: tick.now, observations: tick.values, acknowledgements: acknowledged)
    let decision = policy.evaluate(&state, input)
    acknowledged = await perform(decision.effects)
    print(decision.summary)
    if decision.isFinal { break }
}

// snippet.hide
precondition(state.phase == .completed)

// snippet.show
/// Every rule, whether it decided or not.
func explain(_ decision: RolloutDecision) {
    for reason in decision.reasons {
        print(reason.rule, reason.verdict.rawValue, reason.note ?? "")
    }
}

/// What another process needs to go on where this one is.
func stored(_ state: RolloutState) throws -> Data {
    try JSONEncoder().encode(state)
}

func restored(_ data: Data) throws -> RolloutState {
    try JSONDecoder().decode(RolloutState.self, from: data)
}

/// Whether the policy takes back what fails three times in a hundred from the twentieth minute on.
func takesBackWhatFails(_ policy: RolloutPolicy) -> Bool {
    let history = HistoryBuilder(lasting: .hours(1))
        .series("requests", 1_000)
        .series("errors", 0)
        .series("errors", 30, from: .minutes(20))
    return policy.replay(history.lines) { _ in true }.phase == .rolledBack
}

// snippet.hide
explain(policy.evaluate(&state, RolloutInput(now: Moment(seconds: 1_790_009_000))))
let copy = try restored(stored(state))
precondition(copy == state)
let isTakenBack = takesBackWhatFails(policy)
precondition(isTakenBack)
