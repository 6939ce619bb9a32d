import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `What happens after a deadline` {
    @Test(arguments: [
        (#""steps": [{"setWeight": 5, "deadline": "1h", "onDeadline": "advance"}]"#, "steps[0].onDeadline", "advance"),
        (
            #""steps": [{"setWeight": 5, "deadline": "1h", "onDeadline": "escalate"}]"#, "steps[0].onDeadline",
            "escalate"
        ),
        (
            #""steps": [{"setWeight": 5, "pause": {"approval": {"deadline": "1h", "onDeadline": "escalate"}}}]"#,
            "steps[0].pause.approval.onDeadline", "escalate"
        ),
        (
            #""gates": {"g": {"facts": ["x"], "deadline": "1h", "onDeadline": "advance"}}, "steps": [{"gate": "g"}]"#,
            "gates.g.onDeadline", "advance"
        ),
        (
            #""matrix": {"P1": {"deadline": "1h", "onDeadline": "advance"}}, "steps": [{"setWeight": 5}]"#,
            "matrix.P1.onDeadline", "advance"
        ),
    ])
    func `is refused where it has no meaning`(members: String, place: String, word: String) throws {
        let error = #expect(throws: PolicyError.self) { try Rehearsal(members) }
        #expect(error?.place == place)
        #expect(error?.problem.hasPrefix("\(word) has no meaning here; write one of rollback, ") == true)
    }

    @Test func `comes for an incident whose trigger is not watched any more, while its cause lasts`() throws {
        let text = #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "2h"}}],
            "triggers": [{"when": "fact(bad)", "severity": "P1", "activeFor": "5m"}],
            "matrix": {"P1": {"action": "hold", "deadline": "10m", "onDeadline": "rollback"}}
            """#
        for isMended in [false, true] {
            var (rehearsal, verdicts) = (try Rehearsal(text), [RolloutVerdict]())
            for minute in 0..<20 {
                let fact = Fact(at: rehearsal.now, name: "bad", value: minute == 2)
                verdicts.append(rehearsal.tick(facts: minute == 2 || (isMended && minute == 9) ? [fact] : []).verdict)
            }
            #expect(verdicts.firstIndex(of: .rollback) == (isMended ? nil : 12))
        }
    }

    @Test(arguments: [
        #""steps": [{"setWeight": 5, "pause": {"approval": {"deadline": "1h", "onDeadline": "advance"}}}]"#,
        #""matrix": {"P1": {"deadline": "1h", "onDeadline": "escalate"}}, "steps": [{"setWeight": 5}]"#,
    ])
    func `is taken where it has one`(members: String) throws { _ = try Rehearsal(members) }
}
