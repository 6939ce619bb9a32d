import JSONText
import Rollout

/// Sentences of a policy: a condition or an error at its place, and a condition that was read can be looked at.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSentences(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let sentence = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    check(sentence)
    // The same text as parts of a sentence, where nearly every input reaches the parser of amounts and of spans.
    check("error_rate > \(sentence)")
    check("memory_growth > \(sentence)")
    check("latency < 5ms for \(sentence)")
    return 0
}

private func check(_ sentence: String) {
    var trigger = JSONObject()
    _ = trigger.append("when", .string(sentence))
    _ = trigger.append("action", .string("rollback"))
    var document = surroundings
    _ = document.append("triggers", .array([.object(trigger)]))
    do throws(PolicyError) {
        evaluate(try RolloutPolicy(.object(document)))
    } catch {
        if !error.place.hasPrefix("triggers[0]") || error.problem.isEmpty { fatalError("the mistake is elsewhere") }
    }
}

private func evaluate(_ policy: RolloutPolicy) {
    var state = RolloutState(policy)
    for minute in 0..<4 {
        let now = Moment(seconds: Int64(minute) * 60)
        let observations = policy.metrics.keys.flatMap { metric in
            [Subject.candidate, .stable].map {
                Observation(at: now, subject: $0, metric: metric, value: 0.5, samples: 100)
            }
        }
        let decision = policy.evaluate(&state, RolloutInput(now: now, observations: observations))
        guard let reason = decision.reasons.first(where: { $0.rule == "triggers[0]" }) else {
            fatalError("a rule that says nothing")
        }
        if reason.note?.isEmpty ?? true { fatalError("a reason without words") }
    }
}

/// A policy without rules.
private let surroundings: JSONObject = {
    let value = try? JSONValue(
        reading: """
            {"apiVersion": "rollout/v1", "name": "fuzzed", "steps": [{"setWeight": 5}], "gates": {"a": {"facts": ["f"]}},
             "metrics": {"error_rate": {"kind": "ratio", "unit": "fraction"}, "memory": {"kind": "gauge", "unit": "MB"},
              "latency": {"kind": "distribution", "stat": "p99", "unit": "ms"}, "a": {"kind": "counter"}}}
            """)
    guard let object = value?.object else { fatalError("the policy of the fuzzer") }
    return object
}()
