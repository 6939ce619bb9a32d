import JSONText
import RolloutTesting
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `An explanation` {
    private static let bad = Smartlead.regression(minutes: 120, from: 70).lines

    private func explain(_ history: [HistoryLine], at minute: Int64? = nil) throws -> DecisionExplanation {
        try #require(try Smartlead.policy().explain(history, at: minute.map { Moment(seconds: $0 * 60) }))
    }

    private func rule(_ name: String, _ explanation: DecisionExplanation) throws -> RuleExplanation {
        try #require(explanation.rules.first { $0.reason.rule == name })
    }

    @Test func `of a rollout that was taken back is about the decision that did it`() throws {
        let explanation = try explain(Self.bad)
        #expect(explanation.decision.at == Moment(seconds: 4_500) && explanation.decision.verdict == .rollback)
        #expect(explanation.rules.filter(\.isDecisive).map(\.reason.rule) == ["triggers[0]"])
        let rule = try rule("triggers[0]", explanation)
        #expect(rule.condition == "error_rate > 1% for 5m0s")
        #expect(rule.value == "3%" && rule.limit == "1%" && rule.margin == "-2%")
        #expect(rule.change == nil, "a rollback is not undone")
    }

    @Test func `says of each rule what would change it`() throws {
        let explanation = try explain(Self.bad, at: 72)
        #expect(explanation.decision.at == Moment(seconds: 72 * 60) && explanation.decision.verdict == .hold)
        #expect(
            try rule("triggers[0]", explanation).change
                == "ends when error_rate is at or below 1%, 2% away, else fires in time")
        #expect(
            try rule("triggers[1]", explanation).change
                == "fires when avg_response_time is above 500ms for 5m0s, 440ms away")
        #expect(try rule("triggers[4]", explanation).change == "fires when fact(security_vulnerability_critical)")
        #expect(try rule("analysis.canary[0]", explanation).change == "passes when error_rate is below 0.1%, 2.9% away")
        #expect(
            try rule("analysis.canary[1]", explanation).change == "fails when api_p99 is at or above 100ms, 20ms away")
        #expect(try rule("steps[4].pause", explanation).change == "time")
    }

    @Test func `of a rollout that ended before any traffic moved is about what ended it`() throws {
        let history = Smartlead.history(minutes: 5).fact("security_vulnerability_critical", at: .minutes(1))
        let explanation = try explain(history.lines)
        #expect(explanation.decision.at == Moment(seconds: 60) && explanation.decision.phase == .aborted)
        #expect(explanation.rules.filter(\.isDecisive).map(\.reason.rule) == ["triggers[4]"])
    }

    @Test func `of a gate says what it waits for`() throws {
        let history = Smartlead.history(minutes: 5).lines.filter {
            if case .fact(let fact) = $0.content { fact.name != "load_10x" } else { true }
        }
        let explanation = try explain(history)
        #expect(explanation.decision.summary == "gate staging waits for load_10x")
        #expect(try rule("gate.staging", explanation).change == "what it waits for, or the command skip-gate")
    }

    @Test func `of a sequential trigger asks for proof, and not for a value`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 10, "pause": {"duration": "1h"}}],
            "triggers": [{"when": "error_rate > 1%", "action": "hold", "test": "sequential"}]
            """#)
        _ = rehearsal.tick()
        let undecided = rehearsal.tick(rehearsal.requests(.candidate, 100, failed: 3))
        let before = try rule("triggers[0]", rehearsal.policy.explain(undecided))
        #expect(before.value == "3%" && before.change == "fires when requests prove that error_rate is above 1%")
        let proven = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 100))
        #expect(
            try rule("triggers[0]", rehearsal.policy.explain(proven)).change
                == "ends when requests no longer prove that error_rate is above 1%")
    }

    @Test func `of a closed window and of an open incident says what ends them`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {"memory": {"kind": "gauge", "unit": "MB"}}, "steps": [{"setWeight": 10}],
            "windows": [{"deny": {"from": "00:00", "to": "01:00"}, "timeZone": "UTC"}],
            "triggers": [{"when": "memory > 5MB", "action": "notify", "severity": "P2"}]
            """#)
        let decision = rehearsal.tick([Observation(at: rehearsal.now, metric: "memory", value: 9)])
        let explanation = rehearsal.policy.explain(decision)
        #expect(try rule("windows", explanation).change == "time")
        #expect(try rule("incident.P2", explanation).change == "the end of its cause, or the command resolve")
    }

    @Test func `of missing data asks for data`() throws {
        let history = Smartlead.history(minutes: 30).series("api_p99", nil, from: .minutes(20))
        #expect(try rule("analysis.canary[1]", try explain(history.lines)).change == "data")
    }

    @Test func `of a time before the first decision is none`() throws {
        #expect(try Smartlead.policy().explain(Self.bad, at: Moment(seconds: -1)) == nil)
        #expect(try Smartlead.policy().explain([]) == nil)
    }

    @Test func `as JSON is the decision with more about each reason`() throws {
        let explanation = try explain(Self.bad)
        let json = try JSONValue(reading: explanation.json(times: .seconds))
        let decision = try JSONValue(reading: explanation.decision.json(times: .seconds))
        #expect(json.object?.members.map(\.name) == decision.object?.members.map(\.name))
        #expect(json["at"]?.number?.integer == 4_500 && json["reasons"]?.array?.count == explanation.rules.count)
        #expect(json["reasons"]?[0]?["condition"]?.string == "error_rate > 1% for 5m0s")
        #expect(json["reasons"]?[0]?["note"] == decision["reasons"]?[0]?["note"])
    }

    @Test(arguments: [
        "error_rate > 1% for 5m0s", "stable.error_rate >= 0.1%", "error_rate > 2x stable", "error_rate > +20% snapshot",
        "error_rate > +0.5pp previous", "api_p99 <= +10ms stable", "memory_usage_growth > 10MB/minute for 10m0s",
        "db_connection_errors > 0", "not fact(quiet)", "component(database)", "unhealthy(green) for 1m0s",
    ])
    func `writes conditions as the language has them`(sentence: String) throws {
        let policy = try Smartlead.policy()
        let condition = try SentenceParser(metrics: policy.metrics, gates: ["green"]).condition(sentence)
        #expect(condition.text(policy.metrics) == sentence)
    }

    @Test func `calls a step as lint does, by its place from 0`() throws {
        var rehearsal = try Rehearsal(
            #""metrics": {}, "steps": [{"setWeight": 5}, {"setWeight": 5, "pause": {"duration": "1h"}}]"#)
        for _ in 0..<5 { _ = rehearsal.tick() }
        let decision = rehearsal.tick()
        let place = try #require(rehearsal.policy.lint().first { $0.code == .weightNotRising }).place
        #expect(decision.step == 2 && decision.reason("\(place).pause")?.outcome == .hold)
    }
}
