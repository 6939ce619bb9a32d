import JSONText
import Testing

@testable import Rollout

/// Misspelt names and forgotten values, which would leave a rule without any effect.
@Suite(.timeLimit(.minutes(1))) struct `A slip` {
    private func error(_ members: String) -> String? {
        let text = """
            {"apiVersion": "rollout/v1", "name": "shop", "environments": {"stable": "blue", "candidate": "green"},
             "metrics": {"memory": {"kind": "gauge", "unit": "MB"}}, \(members)}
            """
        do {
            _ = try RolloutPolicy(try JSONValue(reading: Array(text.utf8)))
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static let steps = #""steps": [{"setWeight": 100}]"#

    @Test(
        arguments: [
            (
                "canidate.memory > 5MB",
                "triggers[0].when: there is no subject of this name (did you mean candidate?); write"
            ),
            (
                "snapshot.memory > 5MB",
                "triggers[0].when: there is no subject of this name; write candidate, stable, previous"
            ),
            (
                "gren.memory_growth > 5MB/minute",
                "triggers[0].when: there is no subject of this name (did you mean green?)"
            ),
            ("blue.memory > 5MB", nil), ("previous.memory > 5MB", nil), ("candidate.memory > 5MB", nil),
        ] as [(String, String?)])
    func `in the subject of a sentence is an error`(sentence: String, message: String?) {
        let found = error(#"\#(Self.steps), "triggers": [{"when": "\#(sentence)", "action": "hold"}]"#)
        #expect(found?.hasPrefix(message ?? "-") ?? (message == nil), "\(found ?? "no error")")
    }

    @Test func `in the subject of an endpoint is an error`() {
        let gates = { (subject: String) in
            #"\#(Self.steps), "gates": {"up": {"http": [{"path": "/", "subject": "\#(subject)"}]}}"#
        }
        #expect(error(gates("green")) == nil)
        #expect(error(gates("gren"))?.hasPrefix("gates.up.http[0].subject: there is no subject of this name") == true)
    }

    @Test func `in the environments of a window is an error`() {
        let freeze = { (name: String) in
            #"\#(Self.steps), "freeze": [{"deny": {}, "timeZone": "UTC", "for": ["\#(name)"]}]"#
        }
        #expect(
            error(freeze("gren")) == "freeze[0].for[0]: there is no environment of this name (did you mean green?)")
        for name in ["green", "blue", "candidate", "shop", "search"] { #expect(error(freeze(name)) == nil) }
    }

    @Test func `is no environment of a name that stands for a role`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "environments": {"stable": "blue", "candidate": "green"}, \#(Self.steps),
            "freeze": [{"deny": {}, "timeZone": "UTC", "for": ["candidate"]}]
            """#)
        #expect(rehearsal.tick().reason("windows")?.verdict == .fail)
        let note = rehearsal.policy.lint().first { $0.place == "freeze[0]" }
        #expect(note == nil)
    }

    @Test func `for others alone is told by lint`() throws {
        let rehearsal = try Rehearsal(
            #"\#(Self.steps), "freeze": [{"deny": {}, "timeZone": "UTC", "for": ["search"]}]"#)
        let note = try #require(rehearsal.policy.lint().first { $0.place == "freeze[0]" })
        #expect(note.code == .unused && note.level == .note)
    }

    @Test(arguments: [
        (#""steps": [{"setWeight": 100, "pause": null}]"#, "steps[0].pause"),
        (#""steps": [{"setWeight": null, "pause": {}}]"#, "steps[0].setWeight"),
        (#""steps": [{"setWeight": 100}], "triggers": null"#, "triggers"),
        (#""steps": [{"setWeight": 5, "pause": {"approval": null}}]"#, "steps[0].pause.approval"),
    ])
    func `that leaves out a value is an error`(members: String, place: String) {
        #expect(error(members) == "\(place): nothing is there; write a value, or leave the key out")
    }
}
