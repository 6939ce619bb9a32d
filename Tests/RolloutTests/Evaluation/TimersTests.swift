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

    @Test func `is not named for people who will not be told any more`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 100, "bakeTime": "1h"}],
            "triggers": [{"when": "error_rate > 1%", "action": "rollback", "severity": "P1"}],
            "escalation": [{"after": "0s", "to": "team"}, {"after": "5m", "to": "management"}]
            """#)
        for _ in 0..<3 { _ = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0)) }
        var told = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 100)).effects.map(\.name)
        #expect(rehearsal.state.phase == .rollingBack && told.contains("team"))
        for _ in 0..<20 {
            let decision = rehearsal.tick()
            told += decision.effects.map(\.name)
            if decision.isFinal, decision.effects.isEmpty { #expect(decision.next == nil) }
        }
        #expect(rehearsal.state.phase == .rolledBack)
        #expect(!told.contains("management"), "it was over after two minutes")
    }

    @Test func `comes not after the last`() throws {
        var rehearsal = try Rehearsal(#""metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 100}]"#)
        while !rehearsal.tick().isFinal {}
        #expect(rehearsal.tick().next == nil)
    }
    @Test func `keeps tasks that nobody has carried out while the rollout is taken back`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}],
            "schedule": [{"at": "1m", "action": "warm_caches"}]
            """#)
        rehearsal.result = { $0.name == "warm_caches" ? nil : .done }
        for _ in 0..<3 { _ = rehearsal.tick() }
        let decision = rehearsal.tick([], [Command(.rollback(plan: nil), actor: "ann")])
        #expect(decision.verdict == .rollback && decision.effects.contains { $0.name == "warm_caches" })
    }

    @Test func `tells whoever stands in the escalation twice two times`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}],
            "escalation": [{"after": "0s", "to": "team"}, {"after": "3m", "to": "team"}]
            """#)
        _ = rehearsal.tick()
        var told: Set<String> = []
        for minute in 0..<6 {
            let open = minute == 0 ? [Command(.open(incident: "odd", .p1), actor: "ann")] : []
            told.formUnion(rehearsal.tick([], open).effects.filter { $0.kind == .escalate }.map(\.id))
        }
        #expect(told.count == 2)
    }
}
