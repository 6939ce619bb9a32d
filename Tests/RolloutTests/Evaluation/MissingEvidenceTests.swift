import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Evidence that is missing` {
    private func rehearsal(_ condition: String, offset: String = "0s") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {"failed": {"kind": "gauge", "unit": "percent"}, "error_rate":
              {"kind": "ratio", "numerator": "errors", "denominator": "requests", "offset": "\#(offset)"}},
            "analyses": {"sure": {"conditions": ["\#(condition)"], "test": "sequential"}},
            "steps": [{"setWeight": 50, "pause": {"duration": "10m"}, "analysis": "sure"},
                      {"setWeight": 60, "pause": {"duration": "10m"}, "analysis": "sure"}]
            """#)
    }

    @Test func `is missing data where the points bear no samples`() throws {
        var rehearsal = try rehearsal("failed < 1%")
        var last: RolloutDecision?
        for minute in 0..<45 {
            let point = Observation(at: rehearsal.now, metric: "failed", value: 0.1)
            let decision = rehearsal.tick([point])
            last = decision
            guard minute > 1 else { continue }
            let reason = try #require(decision.reason("analysis.sure[0]"))
            #expect(reason.verdict == .noData)
            #expect(reason.note == "the points of failed on candidate bear no samples, and evidence is counted in them")
        }
        #expect(last?.verdict == .pauseForApproval)
    }

    @Test(arguments: [false, true])
    func `asks a person when the source of an analysis is dead`(afterAWhile: Bool) throws {
        var rehearsal = try rehearsal("error_rate < 1%")
        var verdicts: [RolloutVerdict] = []
        for minute in 0..<45 {
            let points = afterAWhile && minute < 5 ? rehearsal.requests(.candidate, 1_000, failed: 0) : []
            let decision = rehearsal.tick(points)
            verdicts.append(decision.verdict)
            guard minute > 6 else { continue }
            let reason = try #require(decision.reason("analysis.sure[0]"))
            #expect(reason.verdict == .noData && reason.note == "no data of error_rate on candidate")
            #expect(decision.weight == 50)
        }
        #expect(verdicts.last == .pauseForApproval)
    }

    @Test func `holds a rollout whose guard has gone blind`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}],
            "triggers": [{"when": "error_rate > 1%", "test": "sequential", "action": "rollback"}]
            """#)
        for minute in 0..<20 {
            let points = minute < 5 ? rehearsal.requests(.candidate, 1_000, failed: 0) : []
            let decision = rehearsal.tick(points)
            guard minute > 5 else { continue }
            #expect(decision.phase != .completed)
            #expect(decision.reason("triggers[0]")?.verdict == .noData)
            #expect(decision.reason("triggers[0]")?.outcome == .hold)
        }
    }

    @Test(arguments: ["sequential", "threshold"])
    func `holds no rollout whose candidate has no requests yet`(test: String) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 0}],
            "triggers": [{"when": "error_rate > 1%", "test": "\#(test)", "action": "rollback"}]
            """#)
        for _ in 0..<5 { _ = rehearsal.tick(rehearsal.requests(.candidate, 0, failed: 0)) }
        #expect(rehearsal.state.phase == .completed)
    }

    @Test(arguments: ["sequential", "threshold"])
    func `holds a rollout whose candidate should have requests and has none`(test: String) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50}, {"setWeight": 100}],
            "triggers": [{"when": "error_rate > 1%", "test": "\#(test)", "action": "rollback"}]
            """#)
        for minute in 0..<10 {
            let decision = rehearsal.tick(rehearsal.requests(.candidate, 0, failed: 0))
            #expect(decision.reason("triggers[0]")?.verdict == .noData)
            #expect(decision.reason("triggers[0]")?.note == "no data of error_rate on candidate")
            #expect(decision.verdict == (minute == 0 ? .advance : .hold))
        }
        #expect(rehearsal.state.weight == 50)
        #expect(rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0)).weight == 100)
        #expect(rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 40)).verdict == .rollback)
    }

    @Test(arguments: ["stable.error_rate > 1%", "error_rate > 2x stable"])
    func `holds no rollout that has left the stable version without requests`(condition: String) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)},
            "steps": [{"setWeight": 50, "pause": {"duration": "5m"}}, {"setWeight": 100, "bakeTime": "5m"}],
            "triggers": [{"when": "\#(condition)", "action": "hold"}]
            """#)
        for minute in 0..<30 {
            let stable = rehearsal.requests(.stable, rehearsal.state.weight < 100 ? 1_000 : 0, failed: 0)
            let isSilent = minute == 3
            let decision = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0) + (isSilent ? [] : stable))
            if isSilent { #expect(decision.reason("triggers[0]")?.outcome == .hold, "it has traffic still") }
        }
        #expect(rehearsal.state.phase == .completed)
    }

    @Test(arguments: ["0s", "2m"])
    func `is not made up by points from before a step`(offset: String) throws {
        var rehearsal = try rehearsal("error_rate < 1%", offset: offset)
        var (step, entered, most) = (0, 0, 0)
        for minute in 0..<30 {
            let decision = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0))
            if decision.step != step {
                (step, entered) = (decision.step, minute)
            } else if let samples = decision.reason("analysis.sure[0]")?.samples {
                #expect(samples <= 1_000 * (minute - entered), "minute \(minute)")
                most = max(most, samples)
            }
        }
        #expect(step == 2 && most > 5_000)
    }
}
