import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A decision that enters a step` {
    private func rehearsal() throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "gates": {"ready": {"facts": ["checked"]}},
            "steps": [{"gate": "ready"}, {"setWeight": 100}]
            """#)
    }

    @Test func `lists a gate that was skipped, and by whom`() throws {
        var rehearsal = try rehearsal()
        let decision = rehearsal.tick([], [Command(.skipGate("ready"), actor: "ann", reason: "drill")])
        #expect(decision.verdict == .advance && decision.step == 1)
        #expect(decision.reason("gate.ready")?.verdict == .pass)
        #expect(decision.reason("gate.ready")?.note == "gate ready was skipped by ann: drill")
        #expect(RolloutVerdict(following: decision.reasons) == decision.verdict)
    }

    @Test func `leaves a gate that is not met yet to the next one`() throws {
        var rehearsal = try rehearsal()
        let decision = rehearsal.tick()
        #expect(decision.verdict == .advance && decision.reason("gate.ready") == nil)
        #expect(rehearsal.tick().reason("gate.ready")?.note == "gate ready waits for checked")
    }
}
