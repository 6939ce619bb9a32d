import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A comparison with the stable version by evidence` {
    private static let twice = #"[{"when": "error_rate > 2x stable", "test": "sequential", "action": "rollback"}]"#

    private func rehearsal(_ steps: String, offset: String = "0s") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {"error_rate":
              {"kind": "ratio", "numerator": "errors", "denominator": "requests", "offset": "\#(offset)"}},
            "triggers": \#(Self.twice), "steps": [\#(steps)]
            """#)
    }

    /// What both versions report in a minute with an error rate each, when the traffic is divided by the weight.
    private func traffic(
        _ rehearsal: Rehearsal, weight: Double, candidate: Double = 0.01, stable: Double = 0.01
    ) -> [Observation] {
        let (mine, other) = (20 * weight, 20 * (100 - weight))
        return rehearsal.requests(.candidate, mine, failed: mine * candidate)
            + rehearsal.requests(.stable, other, failed: other * stable)
    }

    @Test func `does not take a healthy candidate back once it has all of the traffic`() throws {
        var rehearsal = try rehearsal(
            #"{"setWeight": 50, "pause": {"duration": "30m"}}, {"setWeight": 100, "bakeTime": "3h"}"#)
        var (weight, last) = (0.0, nil as RolloutDecision?)
        while rehearsal.minute < 180 {
            let decision = rehearsal.tick(traffic(rehearsal, weight: weight))
            #expect(decision.verdict != .rollback, "minute \(rehearsal.minute)")
            (weight, last) = (decision.weight, decision)
        }
        #expect(weight == 100)
        let reason = try #require(last?.reason("triggers[0]"))
        #expect(reason.verdict == .pass)
        #expect(reason.samples == 30_000, "what was counted at 50 % stands")
        #expect(
            reason.note?.hasSuffix("error_rate is not above 2%, by evidence of more than a million where 20 is enough")
                == true)
        #expect(reason.note?.hasPrefix("300 of 30000 failed on candidate, 300 of 30000 on stable: ") == true)
    }

    @Test func `takes a bad candidate back, and says by which rates and how surely`() throws {
        var rehearsal = try rehearsal(#"{"setWeight": 50, "pause": {"duration": "1h"}}"#)
        for _ in 0..<2 { #expect(rehearsal.tick().verdict != .rollback) }
        let decision = rehearsal.tick(traffic(rehearsal, weight: 50, candidate: 0.03, stable: 0.004))
        #expect(decision.verdict == .rollback)
        let reason = try #require(decision.reason("triggers[0]"))
        #expect(reason.value == 0.03 && reason.limit == 0.008 && reason.margin == -0.022)
        let seen = "30 of 1000 failed on candidate, 4 of 1000 on stable: error_rate is above 0.8%"
        #expect(reason.note == "\(seen), by evidence of 27.2 where 20 is enough")
    }

    @Test func `finds a bad candidate at a small share, too`() throws {
        var rehearsal = try rehearsal(#"{"setWeight": 5, "pause": {"duration": "1h"}}"#)
        var verdicts: [RolloutVerdict] = []
        for _ in 0..<20 { verdicts.append(rehearsal.tick(traffic(rehearsal, weight: 5, candidate: 0.08)).verdict) }
        #expect(verdicts.contains(.rollback))
    }

    @Test func `says how much evidence there is while there is too little`() throws {
        var rehearsal = try rehearsal(#"{"setWeight": 50, "pause": {"duration": "1h"}}"#)
        for _ in 0..<3 { _ = rehearsal.tick(traffic(rehearsal, weight: 50)) }
        let reason = try #require(rehearsal.tick(traffic(rehearsal, weight: 50)).reason("triggers[0]"))
        #expect(reason.verdict == .inconclusive && reason.value == 0.01 && reason.limit == 0.02)
        let note = try #require(reason.note)
        #expect(note.hasPrefix("20 of 2000 failed on candidate, 20 of 2000 on stable: not enough evidence, 0"))
        #expect(note.hasSuffix(" of 20"))
    }

    @Test func `is undecided while the candidate has no traffic`() throws {
        var rehearsal = try rehearsal(#"{"setWeight": 0, "pause": {"duration": "1h"}}"#)
        for _ in 0..<10 {
            let points =
                rehearsal.requests(.candidate, 100, failed: 50) + rehearsal.requests(.stable, 2_000, failed: 0)
            let decision = rehearsal.tick(points)
            #expect(decision.verdict != .rollback)
            #expect(decision.reason("triggers[0]")?.verdict == .inconclusive)
        }
    }

    @Test func `counts no point at a share at which it was not made`() throws {
        // At 90 % nearly all failures are the candidate's. Seen at 1 %, three minutes late, they would condemn it.
        var rehearsal = try rehearsal(
            #"{"setWeight": 90, "pause": {"duration": "20m"}}, {"setWeight": 1, "pause": {"duration": "20m"}}"#,
            offset: "3m")
        var weight = 0.0
        for _ in 0..<40 {
            let decision = rehearsal.tick(traffic(rehearsal, weight: max(weight, 1)))
            #expect(decision.verdict != .rollback, "minute \(rehearsal.minute)")
            weight = decision.weight
        }
        #expect(weight == 1)
    }

    @Test func `does not take an unmeasured stable version for one without failures`() throws {
        var rehearsal = try rehearsal(#"{"setWeight": 50, "pause": {"duration": "1h"}}"#)
        for minute in 0..<40 {
            let points = traffic(rehearsal, weight: 50).filter { minute < 5 || $0.subject == .candidate }
            let decision = rehearsal.tick(points)
            #expect(decision.verdict != .rollback, "minute \(minute)")
            guard minute > 5 else { continue }
            let reason = try #require(decision.reason("triggers[0]"))
            #expect(reason.verdict == .noData && reason.note == "no data of the baseline of error_rate")
        }
    }
}
