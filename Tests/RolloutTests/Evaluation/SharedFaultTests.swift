import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A rollback for what stable does too` {
    private func rehearsal(_ condition: String, more: String = "") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate), "lat": {"kind": "gauge", "unit": "ms"}},
            "steps": [{"setWeight": 50, "pause": {"duration": "2h"}}],
            "triggers": [{"when": \#(condition), "action": "rollback" \#(more)}]
            """#)
    }

    /// What both report in a minute: a thousand requests, and a latency each.
    private func points(
        _ rehearsal: Rehearsal, failed: Double, ofStable other: Double, lat: Double = 100
    ) -> [Observation] {
        let latencies = [Subject.candidate: lat, .stable: 100].map {
            Observation(at: rehearsal.now, subject: $0, metric: "lat", value: $1)
        }
        return rehearsal.requests(.candidate, 1_000, failed: failed)
            + rehearsal.requests(.stable, 1_000, failed: other) + latencies
    }

    @Test(arguments: [
        #""error_rate > 5%""#, #"["error_rate > 5%", "fact(busy)"]"#, #"{"any": ["error_rate > 5%", "fact(x)"]}"#,
    ])
    func `is a hold`(condition: String) throws {
        var rehearsal = try rehearsal(condition)
        let busy = [Fact(at: rehearsal.now, name: "busy", value: true)]
        _ = rehearsal.tick(points(rehearsal, failed: 0, ofStable: 0), facts: busy)
        for _ in 0..<3 {
            let decision = rehearsal.tick(points(rehearsal, failed: 100, ofStable: 200))
            #expect(decision.verdict == .hold && decision.reason("triggers[0]")?.verdict == .fail)
            #expect(decision.summary.hasSuffix("and on stable too: the environment is unhealthy"))
        }
        #expect(rehearsal.tick(points(rehearsal, failed: 100, ofStable: 0)).verdict == .rollback)
    }

    @Test func `comes when a fact demands it beside a limit that stable alone breaks`() throws {
        var rehearsal = try rehearsal(#"{"any": ["error_rate > 5%", "fact(corrupt)"]}"#)
        _ = rehearsal.tick(points(rehearsal, failed: 0, ofStable: 0))
        let corrupt = Fact(at: rehearsal.now, name: "corrupt", value: true)
        #expect(rehearsal.tick(points(rehearsal, failed: 0, ofStable: 200), facts: [corrupt]).verdict == .rollback)
    }

    @Test func `comes when the candidate is worse than stable beside it`() throws {
        var rehearsal = try rehearsal(#"{"any": ["error_rate > 5%", "lat > 2x stable"]}"#)
        _ = rehearsal.tick(points(rehearsal, failed: 0, ofStable: 0))
        let decision = rehearsal.tick(points(rehearsal, failed: 100, ofStable: 200, lat: 900))
        #expect(decision.verdict == .rollback)
    }

    @Test func `comes when stable breaks the limit for a shorter time`() throws {
        var rehearsal = try rehearsal(#""error_rate > 5% for 3 minutes""#)
        _ = rehearsal.tick(points(rehearsal, failed: 0, ofStable: 0))
        var verdicts: [RolloutVerdict] = []
        for minute in 0..<4 {
            let points = points(rehearsal, failed: 900, ofStable: minute == 3 ? 1_000 : 0)
            verdicts.append(rehearsal.tick(points).verdict)
        }
        #expect(verdicts.last == .rollback)
        var other = try self.rehearsal(#""error_rate > 5% for 3 minutes""#)
        _ = other.tick(points(other, failed: 0, ofStable: 0))
        for _ in 0..<6 { #expect(other.tick(points(other, failed: 900, ofStable: 900)).verdict == .hold) }
        #expect(other.tick(points(other, failed: 900, ofStable: 0)).verdict == .rollback, "stable is well again")
    }

    @Test func `comes when stable has too little evidence against it`() throws {
        var rehearsal = try rehearsal(#""error_rate > 5%""#, more: #", "test": "sequential""#)
        _ = rehearsal.tick(points(rehearsal, failed: 0, ofStable: 0))
        let one = rehearsal.requests(.candidate, 1_000, failed: 900) + rehearsal.requests(.stable, 1, failed: 1)
        #expect(rehearsal.tick(one).verdict == .rollback)
        var other = try self.rehearsal(#""error_rate > 5%""#, more: #", "test": "sequential""#)
        _ = other.tick(points(other, failed: 0, ofStable: 0))
        #expect(other.tick(points(other, failed: 900, ofStable: 900)).verdict == .hold)
    }
}
