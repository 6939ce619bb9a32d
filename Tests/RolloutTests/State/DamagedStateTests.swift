import Foundation
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A stored state that was damaged` {
    @Test(arguments: [Int.min, -1, 99, .max]) func `leads nowhere outside of the policy`(number: Int) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 10, "pause": {"duration": "10m"}}, {"setWeight": 100}],
            "triggers": [{"when": "error_rate > 5%", "action": "rollback", "severity": "P1"}],
            "escalation": [{"after": "1m", "to": "engineering"}, {"after": "2m", "to": "management"}],
            "rollback": {"methods": [{"name": "traffic", "deadline": "1m"}, {"name": "dns"}]}
            """#)
        for minute in 0..<4 {
            _ = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: minute < 2 ? 0 : 500))
        }
        #expect(rehearsal.state.rollback != nil && !rehearsal.state.incidents.isEmpty)
        var state = rehearsal.state
        state.step = number
        state.rollback?.method = number
        state.rollback?.escalated = number
        for index in state.incidents.indices { state.incidents[index].escalated = number }
        for minute in 4..<10 {
            let decision = rehearsal.policy.evaluate(&state, RolloutInput(now: Moment(seconds: Int64(minute) * 60)))
            #expect((0...2).contains(decision.step))
        }
    }

    @Test(arguments: [-5, 250, .infinity, .nan]) func `never asks for a weight that is none`(weight: Double) throws {
        var rehearsal = try Rehearsal(
            #""metrics": {}, "steps": [{"setWeight": 10, "pause": {"duration": "10m"}}, {"setWeight": 100}]"#)
        for _ in 0..<3 { _ = rehearsal.tick() }
        for member in [\RolloutState.weight, \.weightInForce] {
            var state = rehearsal.state
            state[keyPath: member] = weight
            var input = RolloutInput(now: rehearsal.now)
            input.commands = [Command(.rollback(plan: nil), actor: "ann")]
            let weights = rehearsal.policy.evaluate(&state, input).effects.compactMap(\.weight)
            #expect(!weights.isEmpty && weights.allSatisfy { (0...10).contains($0) })
        }
    }

    @Test(arguments: [Int64.min, .min + 1, -1, .max]) func `has times that can be written`(milliseconds: Int64) {
        let moment = Moment(milliseconds: milliseconds)
        #expect(moment.iso8601.hasSuffix("Z"))
        #expect((0..<1_440).contains(LocalTime(moment, in: .utc).minute))
    }

    @Test(arguments: [Int.min, -1_000_000_000_000, -1]) func `has evidence that says nothing`(failures: Int) throws {
        let stored = #"{"logBefore": 0, "logBelowBefore": 0, "candidate": \#(failures), "stable": 1, "share": 0.5}"#
        let evidence = try JSONDecoder().decode(TwoArmEvidence.self, from: Data(stored.utf8))
        #expect(evidence.logEvidence.isNaN && evidence.logTwoSided.isNaN)
    }
}
