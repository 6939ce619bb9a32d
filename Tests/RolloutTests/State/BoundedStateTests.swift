import Foundation
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(10))) struct `The state of a rollout` {
    private func rehearsal() throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "gates": {"ready": {"facts": ["checked"]}},
            "steps": [{"gate": "ready"}, {"setWeight": 50, "requires": ["signed"], "pause": {"duration": "1h"}}],
            "triggers": [{"when": "error_rate > 1%", "action": "rollback"}, {"when": "fact(broken)", "action": "hold"}]
            """#)
    }

    @Test func `does not grow by names that the policy does not know`() throws {
        var rehearsal = try rehearsal()
        var sizes: [Int] = []
        let names = caseCount(20_000)
        for part in 0..<4 {
            let (at, range) = (rehearsal.now, part * names..<(part + 1) * names)
            _ = rehearsal.tick(
                range.map { Observation(at: at, metric: "m\($0)", value: 1) },
                range.flatMap { number in
                    [.skipGate("g\(number)"), .open(incident: "i\(number)", .p3), .close(incident: "c\(number)")].map {
                        Command($0, actor: "ann")
                    }
                },
                facts: range.map { Fact(at: at, name: "f\($0)", value: true) },
                health: [
                    HealthAnswer(
                        at: at, path: "/health", status: 200,
                        members: Dictionary(uniqueKeysWithValues: range.map { ("checks.c\($0)", "up") }))
                ])
            sizes.append(try JSONEncoder().encode(rehearsal.state).count)
        }
        #expect(rehearsal.state.facts.isEmpty && rehearsal.state.skippedGates.isEmpty)
        #expect(rehearsal.state.incidents.count == 100)
        let growth = (sizes.last ?? .max) - (sizes.first ?? 0)
        #expect(growth < 2_000, "\(sizes)")
    }

    @Test func `keeps the facts that rules ask for`() throws {
        var rehearsal = try rehearsal()
        let facts = ["checked", "signed", "broken", "other"].map { Fact(at: rehearsal.now, name: $0, value: true) }
        _ = rehearsal.tick(facts: facts)
        #expect(rehearsal.state.facts.keys.sorted() == ["broken", "checked", "signed"])
    }

    @Test func `keeps the worst of too many incidents, and the decision says which it does not keep`() throws {
        var rehearsal = try rehearsal()
        let many = (0..<100).map { Command(.open(incident: "i\($0 + 100)", .p2), actor: "ann") }
        _ = rehearsal.tick([], many)
        let lesser = rehearsal.tick([], [Command(.open(incident: "small", .p3), actor: "ann")])
        #expect(lesser.reason("command.open")?.note == "100 incidents are open already: small is not kept")
        let worse = rehearsal.tick([], [Command(.open(incident: "large", .p0), actor: "ann")])
        #expect(worse.reason("command.open")?.note == "100 incidents are open already: i199 is not kept")
        #expect(worse.incidents.count == 100 && worse.incidents.first?.cause == "large")
        // The incident of a trigger is none that a person names.
        let known = rehearsal.tick([], [Command(.open(incident: "i150", .p1), actor: "ann")])
        #expect(known.reason("command.open") == nil)
        #expect(known.incidents.map(\.severity) == known.incidents.map(\.severity).sorted())
    }

    @Test func `is not changed by a command about what is not there, and the decision says so`() throws {
        var rehearsal = try rehearsal()
        let notes = rehearsal.tick(
            [], [Command(.skipGate("redy"), actor: "ann"), Command(.close(incident: "x"), actor: "ann")])
        #expect(notes.reason("command.skipGate")?.note == "there is no gate redy that ann could skip")
        #expect(notes.reason("command.close")?.note == "there is no incident x that ann could close")
        let back = rehearsal.tick([], [Command(.rollback(plan: "planed"), actor: "ann")])
        #expect(back.reason("command.rollback")?.note == "rolled back by ann; there is no plan planed")
        #expect(rehearsal.state.wantedPlan == nil)
    }
}
