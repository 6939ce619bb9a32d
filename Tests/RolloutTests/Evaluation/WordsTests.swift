import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The words of a reason` {
    @Test(
        arguments: [
            (0.01000001, "error_rate 1.000001% > 1% on candidate"), (0.010001, "error_rate 1.0001% > 1% on candidate"),
            (0.01, "error_rate 1% <= 1% on candidate"), (0.0100000000000001, "error_rate 1% <= 1% on candidate"),
            (0.03, "error_rate 3% > 1% on candidate"),
        ])
    func `tell apart what differs`(value: Double, note: String) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50}],
            "triggers": [{"when": "error_rate > 1%", "action": "rollback"}]
            """#)
        let decision = rehearsal.tick([Observation(at: rehearsal.now, metric: "error_rate", value: value)])
        #expect(decision.reason("triggers[0]")?.note == note)
    }

    @Test func `name the cause as long as anybody asks, also after an abort`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "gates": {"healthy": {"facts": ["well"], "onFail": "abort"}},
            "steps": [{"gate": "healthy"}, {"setWeight": 50}]
            """#)
        var decision = rehearsal.tick()
        for _ in 0..<3 { decision = rehearsal.tick([], [Command(.abort, actor: "dana", reason: "wrong build")]) }
        #expect(decision.phase == .aborted)
        #expect(decision.summary == "the rollout has ended: aborted by dana: wrong build")
    }

    @Test func `speak of one request, and of several`() throws {
        let evidence = try #require(ProportionEvidence(limit: 0.5))
        let all = try #require(evidence.requestsToProveBelow(failures: 0, of: 0, alpha: 0.05))
        for (missing, words) in [(1, "1 more request without"), (2, "2 more requests without")] {
            var rehearsal = try Rehearsal(
                #"""
                "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50}],
                "triggers": [{"when": "error_rate > 50%", "test": "sequential", "action": "rollback"}]
                """#)
            let decision = rehearsal.tick(rehearsal.requests(.candidate, Double(all - missing), failed: 0))
            #expect(decision.reason("triggers[0]")?.note?.contains(words) == true)
        }
    }
}
