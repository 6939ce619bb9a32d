import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A name that the policy does not declare` {
    @Test(arguments: [
        (Condition.unhealthy(gate: "up"), "the policy knows no gate up"),
        (
            .comparison(
                Comparison(
                    subject: .candidate, metric: "load", isGrowth: false, operator: .greater, limit: .absolute(1))),
            "the policy knows no metric load"
        ),
    ]) func `makes a guard blind, and is no fact`(condition: Condition, note: String) throws {
        // Reading refuses such a name: it gets here only past it.
        var policy = try Rehearsal(#""metrics": {}, "steps": [{"setWeight": 50}, {"setWeight": 100}]"#).policy
        policy.triggers.append(Trigger(when: condition, action: .rollback))
        policy.compile()
        var state = RolloutState(policy)
        for minute in 0..<5 {
            let fact = Fact(at: Moment(seconds: Int64(minute) * 60), name: "unknown gate", value: true)
            let decision = policy.evaluate(&state, RolloutInput(now: fact.at, facts: [fact]))
            #expect(decision.verdict == .hold)
            #expect(decision.reason("triggers[0]")?.verdict == .noData)
            #expect(decision.reason("triggers[0]")?.note == note)
        }
    }
}
