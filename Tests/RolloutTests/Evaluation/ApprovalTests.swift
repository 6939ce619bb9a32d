import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `An approval` {
    private let approve = [Command(.approve, actor: "ann")]

    @Test func `of an incident is none of the step`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "4m"}}, {"setWeight": 100, "pause": {}}],
            "triggers": [{"when": "fact(odd)", "severity": "P3", "action": "pauseForApproval"}]
            """#)
        _ = rehearsal.tick()
        let odd = Fact(at: rehearsal.now, name: "odd", value: true)
        #expect(rehearsal.tick(facts: [odd]).verdict == .pauseForApproval)
        #expect(rehearsal.tick([], approve).verdict == .hold, "accepted, and the pause is not over")
        for _ in 0..<10 { _ = rehearsal.tick() }
        #expect(rehearsal.state.step == 2 && rehearsal.state.phase == .paused)
        #expect(rehearsal.tick([], approve).verdict == .complete)
    }

    @Test func `that nobody asked for is ignored, and said to be`() throws {
        var rehearsal = try Rehearsal(
            #""metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "2m"}}, {"setWeight": 100, "pause": {}}]"#
        )
        _ = rehearsal.tick()
        let decision = rehearsal.tick([], approve)
        #expect(decision.reason("command.approve")?.note == "nothing was asked that ann could approve")
        for _ in 0..<10 { _ = rehearsal.tick() }
        #expect(rehearsal.state.phase == .paused)
    }

    @Test func `holds while the condition does, and no longer`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}],
            "triggers": [{"when": "fact(odd)", "action": "pauseForApproval"}]
            """#)
        func odd(_ isSo: Bool) -> [Fact] { [Fact(at: rehearsal.now, name: "odd", value: isSo)] }
        _ = rehearsal.tick()
        #expect(rehearsal.tick(facts: odd(true)).verdict == .pauseForApproval)
        #expect(rehearsal.tick([], approve).verdict == .hold)
        #expect(rehearsal.tick().verdict == .hold)
        #expect(rehearsal.tick(facts: odd(false)).verdict == .hold)
        #expect(rehearsal.tick(facts: odd(true)).verdict == .pauseForApproval, "what is asked later asks again")
    }

    @Test func `is taken after its deadline, too`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"approval": {"deadline": "2m", "onDeadline": "hold"}}}]
            """#)
        for _ in 0..<6 { _ = rehearsal.tick() }
        #expect(rehearsal.tick([], approve).verdict == .complete)
    }
    @Test func `of a late step lets it go on, and does its work for nobody`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "5m"}, "deadline": "2m",
            "onDeadline": "pauseForApproval"}, {"setWeight": 100}]
            """#)
        for _ in 0..<3 { _ = rehearsal.tick() }
        #expect(rehearsal.tick().verdict == .pauseForApproval)
        #expect(rehearsal.tick([], approve).verdict == .hold, "the pause is not over")
        for _ in 0..<4 { #expect(rehearsal.tick().verdict != .pauseForApproval) }
        #expect(rehearsal.state.phase == .completed)
    }

    @Test func `of a late gate lets it wait on`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "gates": {"ok": {"facts": ["ok"], "deadline": "2m", "onDeadline": "pauseForApproval"}},
            "steps": [{"gate": "ok"}, {"setWeight": 100}]
            """#)
        for _ in 0..<3 { _ = rehearsal.tick() }
        #expect(rehearsal.tick().verdict == .pauseForApproval)
        #expect(rehearsal.tick([], approve).verdict == .hold)
        #expect(rehearsal.tick().verdict == .hold)
        let isOK = Fact(at: rehearsal.now, name: "ok", value: true)
        #expect(rehearsal.tick(facts: [isOK]).verdict == .advance)
    }

    @Test func `reaches no incident that came after the question`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}],
            "matrix": {"P2": {"action": "pauseForApproval"}}
            """#)
        _ = rehearsal.tick()
        func open(_ name: String) -> Command { Command(.open(incident: name, .p2), actor: "bob") }
        #expect(rehearsal.tick([], [open("first")]).verdict == .pauseForApproval)
        #expect(rehearsal.tick([], [open("second")] + approve).verdict == .pauseForApproval)
        #expect(rehearsal.state.incidents.map(\.acceptedBy) == ["ann", nil])
        #expect(rehearsal.tick([], approve).verdict == .hold)
    }
}
