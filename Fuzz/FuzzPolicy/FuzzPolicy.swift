import Rollout
import RolloutYAML

/// Policy files: a policy or an error at a place, and a policy that was read can be judged and evaluated.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPolicy(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    check(text)
    // The same text as members of a policy, in both notations, where nearly every input reaches the rules.
    check("apiVersion: rollout/v1\nname: a\nmetrics: {m: {kind: gauge}}\nsteps: [{setWeight: 5}]\n" + text)
    let members = #""apiVersion":"rollout/v1","name":"a","metrics":{"m":{"kind":"gauge"}},"steps":[{"setWeight":5}]"#
    check("{\(members),\(text)}")
    return 0
}

private func check(_ text: String) {
    do throws(PolicyFileError) {
        let policy = try RolloutPolicy(yaml: text, file: "policy")
        for finding in policy.lint(requestsPerMinute: 10) where finding.message.isEmpty || finding.proposal.isEmpty {
            fatalError("a finding that says nothing")
        }
        evaluate(policy)
    } catch {
        if error.line < 1 || error.column < 1 || error.problem.isEmpty { fatalError("the mistake is nowhere") }
    }
}

/// Some ticks of hours, with every series that can be meant.
private func evaluate(_ policy: RolloutPolicy) {
    var state = RolloutState(policy)
    var acknowledgements: [Acknowledgement] = []
    for hour in 0..<8 {
        let now = Moment(seconds: Int64(hour) * 3_600)
        var input = RolloutInput(now: now, acknowledgements: acknowledgements)
        for metric in policy.metrics.keys {
            for subject in [Subject.candidate, .stable] {
                input.observations.append(
                    Observation(at: now, subject: subject, metric: metric, value: Double(hour), samples: 100))
            }
        }
        for fact in policy.facts.keys { input.facts.append(Fact(at: now, name: fact, value: true)) }
        let decision = policy.evaluate(&state, input)
        if decision.verdict != RolloutVerdict(following: decision.reasons) { fatalError("no reason for the verdict") }
        if decision.json().isEmpty || decision.summary.isEmpty { fatalError("a decision that says nothing") }
        acknowledgements = decision.effects.map { Acknowledgement(effect: $0.id) }
    }
}
