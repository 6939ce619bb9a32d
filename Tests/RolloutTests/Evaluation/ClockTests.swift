import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `While the clock is behind` {
    /// A rollout at 10 %, its time ten minutes after the beginning.
    private func rollout() throws -> (policy: RolloutPolicy, state: RolloutState) {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "gates": {"ready": {"facts": ["checked"]}},
            "steps": [{"setWeight": 10, "pause": {}}, {"gate": "ready"}, {"setWeight": 100}]
            """#)
        for _ in 0..<11 { _ = rehearsal.tick() }
        return (rehearsal.policy, rehearsal.state)
    }

    private let behind = Moment(seconds: 300)

    private func decide(
        _ action: Command.Action, _ rollout: inout (policy: RolloutPolicy, state: RolloutState)
    ) -> RolloutDecision {
        let input = RolloutInput(now: behind, commands: [Command(action, actor: "ann")])
        return rollout.policy.evaluate(&rollout.state, input)
    }

    @Test func `nothing that came in is judged`() throws {
        let rollout = try rollout()
        var state = rollout.state
        var input = RolloutInput(now: behind)
        input.facts = [Fact(at: behind, name: "checked", value: true)]
        let decision = rollout.policy.evaluate(&state, input)
        #expect(decision.verdict == .hold && decision.at == behind && state == rollout.state)
        #expect(decision.next == behind + rollout.policy.interval)
    }

    @Test(arguments: [Command.Action.rollback(plan: nil), .abort, .reject])
    func `a person takes the rollout back at once`(action: Command.Action) throws {
        var rollout = try rollout()
        let decision = decide(action, &rollout)
        #expect(decision.phase == .rollingBack && decision.weight == 0)
        #expect(decision.effects.contains { $0.kind == .setTraffic && $0.weight == 0 })
        #expect(RolloutVerdict(following: decision.reasons) == decision.verdict)
        // Nothing happened before what had happened already.
        #expect(rollout.state.rollback?.startedAt == Moment(seconds: 600))
    }

    @Test func `other commands count as soon as it has caught up`() throws {
        var approved = try rollout()
        #expect(decide(.approve, &approved).verdict == .hold)
        let next = RolloutInput(now: Moment(seconds: 660))
        #expect(approved.policy.evaluate(&approved.state, next).verdict == .advance)

        var frozen = try rollout()
        _ = decide(.freeze, &frozen)
        #expect(frozen.policy.evaluate(&frozen.state, next).reason("freeze")?.note == "frozen by ann")

        var skipped = try rollout()
        _ = decide(.skipGate("ready"), &skipped)
        #expect(skipped.state.skippedGates == ["ready": "ann"])
    }

    @Test func `a policy that was changed takes no commands`() throws {
        var rollout = try rollout()
        let other = try Rehearsal(#""metrics": {}, "steps": [{"setWeight": 50}]"#).policy
        let input = RolloutInput(now: behind, commands: [Command(.retry, actor: "ann"), Command(.abort, actor: "ann")])
        let decision = other.evaluate(&rollout.state, input)
        #expect(decision.verdict == .hold && decision.reasons.map(\.rule) == ["policy"])
    }
}
