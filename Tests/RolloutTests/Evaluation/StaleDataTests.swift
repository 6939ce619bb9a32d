import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `What was good long ago` {
    @Test(arguments: [true, false]) func `is missing data where samples are counted`(goesOn: Bool) throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {"p95": {"kind": "distribution", "stat": "p95", "unit": "ms", "window": {"samples": 1000}}},
            "analyses": {"default": {"conditions": ["p95 < 500ms"]}},
            "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}]
            """#)
        for minute in 0..<30 {
            let point = Observation(at: rehearsal.now, metric: "p95", value: 100)
            let decision = rehearsal.tick(minute == 1 || goesOn ? [point] : [])
            if minute == 4 { #expect(decision.reason("analysis.default[0]")?.verdict == .pass) }
            if minute == 6, !goesOn { #expect(decision.reason("analysis.default[0]")?.verdict == .noData) }
        }
        #expect((rehearsal.state.phase == .completed) == goesOn)
    }

    @Test(arguments: ["always", "trigger", "component"], [1, 5, 30])
    func `is missing data of what was watched on`(how: String, answers: Int) throws {
        let condition = how == "component" ? "component(db)" : "unhealthy(up)"
        let triggers = how == "always" ? "" : #", "triggers": [{"when": "\#(condition)", "action": "rollback"}]"#
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "gates": {"up": {"http": [{"path": "/health"}], "always": \#(how == "always")}},
            "steps": [{"gate": "up"}, {"setWeight": 50, "pause": {"duration": "10m"}}] \#(triggers)
            """#)
        for minute in 0..<30 {
            let answer = HealthAnswer(at: rehearsal.now, path: "/health", status: 200, members: ["checks.db": "up"])
            _ = rehearsal.tick(health: minute < answers ? [answer] : [])
        }
        // What was asked for once, for the gate, holds until somebody says otherwise.
        #expect((rehearsal.state.phase == .completed) == (answers != 5))
    }

    @Test func `is missing data when failures are not counted any more`() throws {
        for test in ["threshold", "sequential"] {
            var rehearsal = try Rehearsal(
                #"""
                "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}],
                "triggers": [{"when": "error_rate > 1%", "action": "rollback", "test": "\#(test)"}]
                """#)
            for minute in 0..<30 {
                let points = rehearsal.requests(.candidate, 1_000, failed: 0)
                let decision = rehearsal.tick(minute < 5 ? points : points.filter { $0.metric == "requests" })
                if minute > 5 { #expect(decision.reason("triggers[0]")?.outcome == .hold, "\(test)") }
            }
            #expect(rehearsal.state.phase == .progressing, "\(test)")
        }
    }

    @Test func `is nothing where there never was any`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50}, {"setWeight": 100}],
            "triggers": [{"when": "error_rate > 1%", "action": "rollback"}]
            """#)
        var decision = rehearsal.tick()
        for _ in 0..<40 { decision = rehearsal.tick() }
        #expect(decision.weight == 50 && decision.verdict == .pauseForApproval)
        #expect(decision.reason("noData")?.note == "data have been missing for 30m0s")
        for _ in 0..<4 { decision = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0)) }
        #expect(rehearsal.state.phase == .completed)
    }
}
