import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(2))) struct `A regression after twenty good hours` {
    private static let members = #"""
        "metrics": {\#(Rehearsal.errorRate)},
        "steps": [{"setWeight": 50}, {"setWeight": 60, "bakeTime": "24h"}]
        """#

    private func rehearsal(_ condition: String) throws -> Rehearsal {
        var rehearsal = try Rehearsal(
            #"\#(Self.members), "triggers": [{"when": "\#(condition)", "test": "sequential", "action": "rollback"}]"#)
        for _ in 0..<1_200 {
            let candidate = rehearsal.requests(.candidate, 600, failed: 1)
            #expect(rehearsal.tick(candidate + rehearsal.requests(.stable, 400, failed: 1)).verdict != .rollback)
        }
        return rehearsal
    }

    @Test(arguments: ["error_rate > 1%", "error_rate > 2x stable"], [30.0, 600])
    func `takes the candidate back within minutes`(condition: String, failed: Double) throws {
        var (rehearsal, minutes, last) = (try rehearsal(condition), 0, nil as RolloutDecision?)
        while last?.verdict != .rollback, minutes < 60 {
            minutes += 1
            let candidate = rehearsal.requests(.candidate, 600, failed: failed)
            last = rehearsal.tick(candidate + rehearsal.requests(.stable, 400, failed: 1))
        }
        #expect(minutes <= (failed > 100 ? 1 : 5))
        let reason = try #require(last?.reason("triggers[0]"))
        #expect(reason.value ?? 0 > 0.01, "it tells of the counts that prove it")
        #expect(reason.note?.contains(" in the last ") == true, "\(reason.note ?? "")")
    }

    @Test func `is not made good by the good hours where both are proven`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 60, "bakeTime": "24h", "analysis": "sure"}],
            "analyses": {"sure": {"conditions": ["error_rate < 1%"], "test": "sequential", "onFail": "rollback"}}
            """#)
        for _ in 0..<1_200 { _ = rehearsal.tick(rehearsal.requests(.candidate, 600, failed: 1)) }
        let decisions = (0..<3).map { _ in rehearsal.tick(rehearsal.requests(.candidate, 600, failed: 60)) }
        #expect(decisions.contains { $0.verdict == .rollback })
    }
}
