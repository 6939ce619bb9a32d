import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A fact that has to last` {
    private func rehearsal(_ condition: String, facts: String = "{}") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {}, "facts": \#(facts), "steps": [{"setWeight": 50, "pause": {"duration": "2h"}}],
            "triggers": [{"when": "\#(condition)", "action": "rollback"}]
            """#)
    }

    /// After how many minutes it is taken back; a fact is told once, after a minute, of that minute.
    private func minutes(_ rehearsal: Rehearsal, fact: Fact?, health: [HealthAnswer] = []) -> Int? {
        var rehearsal = rehearsal
        for minute in 0..<30 {
            let isFirst = minute == 1
            let decision = rehearsal.tick(
                facts: isFirst ? [fact].compactMap(\.self) : [], health: isFirst ? health : [])
            if decision.verdict == .rollback { return minute }
        }
        return nil
    }

    @Test func `counts from its own time, though it is told once`() throws {
        let bad = try rehearsal("fact(bad) for 3 minutes")
        #expect(minutes(bad, fact: Fact(at: Moment(seconds: 60), name: "bad", value: true)) == 4)
        #expect(minutes(bad, fact: Fact(at: Moment(seconds: 0), name: "bad", value: true)) == 3)
        #expect(minutes(bad, fact: Fact(at: Moment(seconds: 60), name: "bad", value: false)) == nil)
    }

    @Test func `counts from the first look when nobody says it at all`() throws {
        let ok = try rehearsal("not fact(ok) for 3 minutes")
        #expect(minutes(ok, fact: nil) == 3)
        #expect(minutes(ok, fact: Fact(at: Moment(seconds: 60), name: "ok", value: true)) == nil)
        #expect(minutes(ok, fact: Fact(at: Moment(seconds: 60), name: "ok", value: false)) == 3)
    }

    @Test func `ends with its age`() throws {
        let bad = try rehearsal("fact(bad) for 3 minutes", facts: #"{"bad": {"maxAge": "2m"}}"#)
        #expect(minutes(bad, fact: Fact(at: Moment(seconds: 60), name: "bad", value: true)) == nil)
    }

    @Test func `may be a component, which is bad until it is heard of again`() throws {
        let database = try rehearsal("component(db) for 3 minutes")
        let answer = HealthAnswer(at: Moment(seconds: 60), path: "/", status: 503, members: ["checks.db": "down"])
        #expect(minutes(database, fact: nil, health: [answer]) == 4)
    }
}
