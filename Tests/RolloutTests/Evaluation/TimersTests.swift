import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The next evaluation` {
    @Test func `is named until the stable version is retired`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 100}], "retention": "24h"
            """#)
        var decision = rehearsal.tick()
        while !decision.isFinal { decision = rehearsal.tick() }
        let completedAt = decision.at
        decision = rehearsal.tick(after: 24 * 60)
        #expect(decision.next == completedAt + .minutes(24 * 60))
        decision = rehearsal.tick()
        #expect(decision.effects.map(\.name) == ["retire"])
        #expect(rehearsal.tick().next == nil)
    }

    @Test func `is named while tasks of the schedule are due`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 100}],
            "schedule": [{"at": "2h", "action": "delete_old"}, {"at": "1h", "action": "announce"}]
            """#)
        var decision = rehearsal.tick()
        let startedAt = decision.at
        while !decision.isFinal { decision = rehearsal.tick() }
        #expect(rehearsal.tick().next == startedAt + .minutes(60))
    }

    @Test func `comes not after the last`() throws {
        var rehearsal = try Rehearsal(#""metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 100}]"#)
        while !rehearsal.tick().isFinal {}
        #expect(rehearsal.tick().next == nil)
    }
}
