import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `An effect that failed` {
    @Test func `is tried again alone`() throws {
        var rehearsal = try Rehearsal(
            #""metrics": {}, "steps": [{"setHeaderRoute": {"X-Canary": "yes"}, "setWeight": 10}, {"setWeight": 100}]"#)
        var (routes, weights): (Set<String>, Set<String>) = ([], [])
        rehearsal.result = { $0.kind == .setTraffic ? .failed : .done }
        for minute in 0..<4 {
            if minute == 3 { rehearsal.result = { _ in .done } }
            let decision = rehearsal.tick()
            routes.formUnion(decision.effects.filter { $0.kind == .setHeaderRoute }.map(\.id))
            weights.formUnion(decision.effects.filter { $0.kind == .setTraffic && $0.weight == 10 }.map(\.id))
        }
        #expect(routes.count == 1, "the route is in force, and asked for no more")
        #expect(weights.count == 2)
    }

    @Test func `leaves the others the attempts that they have`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setHeaderRoute": {"X-Canary": "yes"}, "setWeight": 10,
              "verify": {"samples": 10, "field": "environment"}}, {"setWeight": 100}]
            """#)
        // Each fails twice, which is one time less than what takes the rollout back.
        var failures: [Effect.Kind: Int] = [:]
        for _ in 0..<12 {
            var failing: Set<String> = []
            let decision = rehearsal.tick()
            for effect in decision.effects where failures[effect.kind, default: 0] < 2 {
                failures[effect.kind, default: 0] += 1
                failing.insert(effect.id)
            }
            rehearsal.result = { [failing] in failing.contains($0.id) ? .failed : .done }
            #expect(decision.verdict != .rollback)
        }
        #expect(failures[.setHeaderRoute] == 2 && failures[.setTraffic] == 2 && failures[.verify] == 2)
        #expect(rehearsal.state.phase == .completed)
    }

    @Test func `is what a person tries again, and nothing that is under way`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "gates": {"tests": {"commands": ["unit", "load", "smoke"]}},
            "steps": [{"gate": "tests"}, {"setWeight": 100}]
            """#)
        func ids(_ decision: RolloutDecision) -> [String: String] {
            Dictionary(uniqueKeysWithValues: decision.effects.map { ($0.name ?? "", $0.id) })
        }
        let before = ids(rehearsal.tick())
        rehearsal.result = { ["unit": .done, "load": .failed][$0.name] }
        #expect(before.keys.sorted() == ["load", "smoke", "unit"])
        #expect(ids(rehearsal.tick()).keys.sorted() == ["smoke"])
        let after = ids(rehearsal.tick([], [Command(.retry, actor: "ann")]))
        #expect(after.keys.sorted() == ["load", "smoke"])
        #expect(after["smoke"] == before["smoke"] && after["load"] != before["load"])
        rehearsal.result = { _ in .done }
        for _ in 0..<4 { #expect(rehearsal.tick().effects.allSatisfy { $0.kind != .run }, "all of them are done") }
        #expect(rehearsal.state.phase == .completed)
    }

    @Test func `of a rollback begins with the first attempt whatever failed before`() throws {
        let members = #"""
            "metrics": {}, "steps": [{"setWeight": 10, "pause": {"duration": "1h"}}],
            "rollback": {"immediate": {"weights": [0], "verify": {"samples": 10, "field": "environment"}}}
            """#
        func verification(failures: Int) throws -> String? {
            var rehearsal = try Rehearsal(members)
            for minute in 0..<4 {
                rehearsal.result = { _ in minute <= failures ? .failed : .done }
                _ = rehearsal.tick()
            }
            rehearsal.result = { _ in .done }
            _ = rehearsal.tick([], [Command(.rollback(plan: nil), actor: "ann")])
            return rehearsal.tick().effects.first { $0.kind == .verify }?.id
        }
        let (clean, afterFailures) = (try verification(failures: 0), try verification(failures: 2))
        #expect(clean != nil && afterFailures == clean)
    }
}
