import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A Flagger analysis` {
    private func rehearsal(_ steps: String, threshold: Int = 5, _ more: String = "") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {"success_rate": {"kind": "gauge", "unit": "percent"}, "latency": {"kind": "gauge", "unit": "ms"}},
            "steps": [\#(steps)], \#(more)
            "compat": {"analyses": {"canary": {"as": "flagger", "threshold": \#(threshold),
              "conditions": ["success_rate >= 99%", "latency <= 500ms"]}}}
            """#)
    }

    private func values(_ rehearsal: Rehearsal, success: Double? = 99.5, latency: Double? = 100) -> [Observation] {
        let pairs = [("success_rate", success), ("latency", latency)]
        return pairs.compactMap { name, value in
            value.map { Observation(at: rehearsal.now, metric: name, value: $0) }
        }
    }

    private static let long = #"{"setWeight": 20, "pause": {"duration": "2h"}, "analysis": "canary"}"#

    @Test func `takes back after interval times threshold, at the tick after the last failure`() throws {
        var rehearsal = try rehearsal(Self.long)
        var verdicts: [RolloutVerdict] = []
        for _ in 0...6 { verdicts.append(rehearsal.tick(values(rehearsal, success: 90)).verdict) }
        // The weight is set at minute 0; checks fail at minutes 1 to 5.
        #expect(verdicts == [.advance, .hold, .hold, .hold, .hold, .hold, .rollback])
    }

    @Test func `says so, and looks at nothing more`() throws {
        var rehearsal = try rehearsal(Self.long, threshold: 1)
        _ = rehearsal.tick()
        let last = rehearsal.tick(values(rehearsal, success: 90))
        #expect(last.reason("compat.analyses.canary")?.note == "1 failed checks of 1: the next tick takes it back")
        let decision = rehearsal.tick(values(rehearsal))
        #expect(decision.verdict == .rollback && decision.summary == "1 checks failed, and 1 are enough")
        #expect(decision.reason("compat.analyses.canary[0]")?.verdict == .inactive)
    }

    @Test func `forgives no failure for a success or for a step`() throws {
        var rehearsal = try rehearsal(
            #"""
            {"setWeight": 20, "pause": {"duration": "2m"}, "analysis": "canary"},
            {"setWeight": 40, "pause": {"duration": "2h"}, "analysis": "canary"}
            """#, threshold: 4)
        var decision = rehearsal.tick()
        var weights: Set<Double> = []
        var checks = 0
        while decision.verdict != .rollback, rehearsal.minute < 30 {
            checks += 1
            decision = rehearsal.tick(values(rehearsal, success: checks.isMultiple(of: 2) ? 99.5 : 90))
            weights.insert(decision.weight)
        }
        #expect(weights.isSuperset(of: [20, 40]))
        #expect(decision.verdict == .rollback && decision.summary == "4 checks failed, and 4 are enough")
    }

    @Test func `looks no further than the first condition that fails`() throws {
        var rehearsal = try rehearsal(Self.long)
        _ = rehearsal.tick()
        let decision = rehearsal.tick(values(rehearsal, success: 90, latency: 900))
        #expect(decision.reason("compat.analyses.canary[0]")?.verdict == .fail)
        let second = try #require(decision.reason("compat.analyses.canary[1]"))
        #expect(second.verdict == .inactive && second.value == nil)
        #expect(second.note == "not evaluated: compat.analyses.canary[0] failed before")
        #expect(decision.reason("compat.analyses.canary")?.note == "1 failed checks of 5")
    }

    @Test func `takes missing data for a failed check`() throws {
        var rehearsal = try rehearsal(Self.long)
        _ = rehearsal.tick()
        let decision = rehearsal.tick(values(rehearsal, success: nil))
        #expect(decision.reason("compat.analyses.canary[0]")?.verdict == .noData)
        #expect(decision.reason("compat.analyses.canary")?.note == "1 failed checks of 5")
    }

    @Test func `counts its limits as good`() throws {
        var rehearsal = try rehearsal(Self.long)
        _ = rehearsal.tick()
        let decision = rehearsal.tick(values(rehearsal, success: 99, latency: 500))
        #expect(decision.reason("compat.analyses.canary")?.verdict == .pass)
    }

    @Test func `keeps a step waiting for as long as it fails`() throws {
        var rehearsal = try rehearsal(
            #"{"setWeight": 20, "pause": {"duration": "1m"}, "analysis": "canary"}, {"setWeight": 40}"#)
        var weights: [Double] = []
        for minute in 0..<6 {
            weights.append(rehearsal.tick(values(rehearsal, success: (1...3).contains(minute) ? 90 : 99.5)).weight)
        }
        #expect(weights == [20, 20, 20, 20, 40, 40])
    }

    @Test func `takes nothing back while a gate keeps traffic from rising, however many checks fail`() throws {
        // fluxcd/flagger#1801: 18 failed checks with a threshold of 5.
        var rehearsal = try rehearsal(
            #"""
            {"setWeight": 20, "pause": {"duration": "1m"}, "analysis": "canary"},
            {"gate": "confirm-traffic-increase", "setWeight": 40, "pause": {"duration": "2h"}, "analysis": "canary"}
            """#, #""gates": {"confirm-traffic-increase": {"facts": ["confirmed"]}},"#)
        for _ in 0..<3 { _ = rehearsal.tick(values(rehearsal)) }
        var decision = rehearsal.tick(values(rehearsal))
        for _ in 0..<18 { decision = rehearsal.tick(values(rehearsal, success: 90)) }
        #expect(decision.phase == .waitingGate && decision.weight == 20)
        let note = decision.reason("compat.analyses.canary")?.note
        #expect(note == "18 failed checks of 5, of no effect while a gate waits")
        decision = rehearsal.tick(values(rehearsal), [Command(.skipGate("confirm-traffic-increase"), actor: "ann")])
        #expect(decision.verdict == .rollback && decision.weight == 0)
    }

    @Test func `is in force where it is called default, and begins anew when a person retries`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {"latency": {"kind": "gauge", "unit": "ms"}}, "steps": [{"setWeight": 5, "pause": {"duration": "1h"}}],
            "compat": {"analyses": {"default": {"as": "flagger", "threshold": 3, "conditions": ["latency <= 500ms"]}}}
            """#)
        for _ in 0..<3 { _ = rehearsal.tick(values(rehearsal, success: nil, latency: 900)) }
        let decision = rehearsal.tick(values(rehearsal, success: nil), [Command(.retry, actor: "ann")])
        #expect(decision.reason("compat.analyses.default")?.note == "0 failed checks of 3")
    }
}
