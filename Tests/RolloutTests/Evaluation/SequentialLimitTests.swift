import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct `A limit that evidence is asked about` {
    private func rehearsal(_ condition: String, isAnalysis: Bool, baseline: String = "{}") throws -> Rehearsal {
        let rule =
            isAnalysis
            ? #""analyses": {"default": {"conditions": ["\#(condition)"], "test": "sequential"}}"#
            : #""triggers": [{"when": "\#(condition)", "test": "sequential", "action": "rollback"}]"#
        return try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate), "latency": {"kind": "gauge", "unit": "ms"}}, "baseline": \#(baseline),
            "steps": [{"setWeight": 50, "pause": {"duration": "\#(isAnalysis ? "0s" : "1h")"}}], \#(rule)
            """#)
    }

    /// What both report in a minute at 50 %.
    private func traffic(_ rehearsal: Rehearsal, failed: Double, ofStable other: Double) -> [Observation] {
        rehearsal.requests(.candidate, 1_000, failed: failed) + rehearsal.requests(.stable, 1_000, failed: other)
    }

    @Test(arguments: ["error_rate < 2x stable", "error_rate <= +100% stable"])
    func `against stable lets a step go on when it is proven to be kept`(condition: String) throws {
        var rehearsal = try rehearsal(condition, isAnalysis: true)
        var decision = rehearsal.tick()
        var notes: [String] = []
        while rehearsal.minute < 60, rehearsal.state.phase != .completed {
            decision = rehearsal.tick(traffic(rehearsal, failed: 10, ofStable: 10))
            if let note = decision.reason("analysis.default[0]")?.note { notes.append(note) }
        }
        #expect(decision.verdict == .complete && (3...20).contains(rehearsal.minute))
        #expect(notes.first?.contains("not enough evidence, ") == true)
        #expect(notes.last?.contains(": error_rate is not above 2%, by evidence of ") == true, "\(notes.last ?? "")")
    }

    @Test func `against stable fails a step when it is proven to be broken`() throws {
        var rehearsal = try rehearsal("error_rate < 2x stable", isAnalysis: true)
        var decision = rehearsal.tick()
        for _ in 0..<20 { decision = rehearsal.tick(traffic(rehearsal, failed: 40, ofStable: 10)) }
        #expect(decision.reason("analysis.default[0]")?.verdict == .fail && decision.verdict == .hold)
    }

    @Test(arguments: ["error_rate > +50% stable", "error_rate > 1.5x stable"])
    func `by a share more than stable is one by so many times`(condition: String) throws {
        var rehearsal = try rehearsal(condition, isAnalysis: false)
        for _ in 0..<3 { _ = rehearsal.tick(traffic(rehearsal, failed: 20, ofStable: 20)) }
        let reason = try #require(rehearsal.tick(traffic(rehearsal, failed: 20, ofStable: 20)).reason("triggers[0]"))
        #expect(reason.limit == 0.03 && reason.samples == 2_000)
    }

    @Test func `against a snapshot is a number once the rollout has begun`() throws {
        var rehearsal = try rehearsal("error_rate > 2x snapshot", isAnalysis: false)
        _ = rehearsal.tick(traffic(rehearsal, failed: 0, ofStable: 10))
        let decision = rehearsal.tick(traffic(rehearsal, failed: 10, ofStable: 500))
        let note = try #require(decision.reason("triggers[0]")?.note)
        #expect(note.hasPrefix("10 of 2000 failed on candidate"), "\(note)")
        #expect(decision.reason("triggers[0]")?.limit == 0.02)
        let last = rehearsal.tick(traffic(rehearsal, failed: 200, ofStable: 0))
        #expect(last.verdict == .rollback)
    }

    @Test func `against a snapshot may be measured until traffic moves`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"pause": {"duration": "3m"}}, {"setWeight": 50}],
            "triggers": [{"when": "error_rate > 2x snapshot", "test": "sequential", "action": "rollback"}]
            """#)
        for _ in 0..<2 { _ = rehearsal.tick() }
        #expect(rehearsal.state.snapshots.isEmpty)
        for failed in [10.0, 20, 30] { _ = rehearsal.tick(rehearsal.requests(.stable, 1_000, failed: failed)) }
        #expect(rehearsal.state.snapshots == ["error_rate": 0.01], "the first that is known stays")
    }

    @Test(arguments: [
        ("error_rate > +1pp stable", "failures alone tell how many times as many there are, and no difference"),
        ("error_rate > 2x previous", "the version before gets no requests beside it"),
        ("error_rate > 2", "the limit is no share between 0 and 1"), ("latency > 500ms", "latency is no share"),
        ("error_rate > 0x stable", "the limit is no share between 0 and 1"),
    ])
    func `says why its value decides where there is none`(condition: String, why: String) throws {
        var rehearsal = try rehearsal(condition, isAnalysis: false)
        var decision = rehearsal.tick()
        for _ in 0..<2 {
            let points = traffic(rehearsal, failed: 10, ofStable: 10)
            let previous = points.map { point in
                var point = point
                point.subject = Subject(rawValue: "previous")
                return point
            }
            let latency = Observation(at: rehearsal.now, metric: "latency", value: 100)
            decision = rehearsal.tick(points + previous + [latency])
        }
        let note = try #require(decision.reason("triggers[0]")?.note)
        #expect(note.hasSuffix(", by its value alone, since \(why)"), "\(note)")
    }

    /// With a rate right at the limit each of both bets is won by at most one rollout in twenty, however often one looks.
    @Test func `against stable is rarely found broken or kept when it is neither`() throws {
        var random = SeededRandom(seed: 5)
        // Each look is a case.
        let runs = caseCount(200_000) / 200
        var (above, below) = (0, 0)
        for _ in 0..<runs {
            var evidence = try #require(TwoArmEvidence(share: 0.5))
            var (isAbove, isBelow) = (false, false)
            for failure in 0..<200 {
                if failure == 100 { evidence.shift(to: 0.25) }
                let isCandidate = Double.random(in: 0..<1, using: &random) < evidence.share
                evidence.count(candidate: isCandidate ? 1 : 0, stable: isCandidate ? 0 : 1)
                isAbove = isAbove || evidence.logEvidence >= 2.995732
                isBelow = isBelow || evidence.logEvidenceBelow >= 2.995732
            }
            above += isAbove ? 1 : 0
            below += isBelow ? 1 : 0
        }
        #expect(above > 0 && Double(above) <= 0.06 * Double(runs))
        #expect(below > 0 && Double(below) <= 0.06 * Double(runs))
    }
}
