#if YAML
import Rollout
import Testing

extension Scenario {
    /// SmartLead's rollout, in which everything is as it should be.
    static func smartlead() throws -> Scenario {
        try Scenario(
            "smartlead.yaml", start: "2026-01-06T08:00:00Z",
            series: [
                "error_rate": 0.0005, "avg_response_time": 60, "api_p99": 80, "db_connection_errors": 0, "db_pool": 40,
                "memory": 50, "memory_usage": 512, "cpu_usage": 35, "tracking_p99": 30, "tracking_completeness": 1,
                "critical_errors": 0,
            ])
    }
}

@Suite(.timeLimit(.minutes(2))) struct `SmartLead's steps` {
    /// SL-01, SL-02.
    @Test(arguments: ["tests_100", "load_10x", "zero_vulns", "dashboards_up"])
    func `begin with everything that staging has to show`(fact: String) throws {
        var scenario = try Scenario.smartlead()
        scenario.facts.remove(fact)
        let waiting = scenario.run(.hours(2))
        #expect(waiting.step == 1 && waiting.phase == .waitingGate && waiting.weight == 0)
        #expect(waiting.summary == "gate staging waits for \(fact)")
        scenario.facts.insert(fact)
        #expect(scenario.look().verdict == .advance)
    }

    /// SL-03, SL-04, SL-36.
    @Test(arguments: [
        Scenario.Answer(status: 503), Scenario.Answer(members: ["status": "unhealthy"]),
        Scenario.Answer(status: 0),
    ])
    func `end before any traffic moves when green is not healthy`(answer: Scenario.Answer) throws {
        var scenario = try Scenario.smartlead()
        scenario.answers["/health/detailed"] = answer
        let end = scenario.finish()
        #expect(end.phase == .aborted && end.verdict == .abort)
        #expect(end.reason("gate.green")?.outcome == .abort)
        #expect(scenario.weights == [0])
    }

    /// SL-05, SL-08.
    @Test func `give the candidate 1, 5, 10, 25, 50 and 100 percent, each for its time`() throws {
        var scenario = try Scenario.smartlead()
        #expect(scenario.finish().phase == .completed)
        #expect(scenario.weights == [0, 1, 5, 10, 25, 50, 100])
        let least: [Int: Span] = [
            3: .minutes(30), 4: .minutes(30), 5: .minutes(30), 6: .hours(1), 7: .hours(1), 8: .hours(2),
        ]
        for (step, span) in least {
            let stayed = scenario.duration(ofStep: step)
            #expect(stayed >= span && stayed <= span + .minutes(4), "step \(step) took \(stayed)")
        }
    }

    /// SL-33, SL-39.
    @Test func `wait thirty seconds after the first shift, and ask ten answers who gave them`() throws {
        var scenario = try Scenario.smartlead()
        scenario.result = { $0.kind == .verify ? .failed : .done }
        scenario.run { $0.weight == 1 }
        let shifted = scenario.look()
        #expect(shifted.reason("steps[2].settle")?.until == shifted.at + .seconds(30))
        let verify = try #require(scenario.run { $0.wants(.verify) }.effects.first { $0.kind == .verify })
        #expect(verify.name == "environment" && verify.environment == "green")
        // Of ten answers at 1 % none to two may come from green, or the balancer splits as it should not.
        #expect(verify.parameters == ["samples": "10", "least": "0", "most": "2"])
        let end = scenario.run { $0.verdict == .rollback }
        #expect(end.summary == "verify failed 3 times")
    }

    /// SL-06, SL-37.
    @Test(arguments: [
        ("error_rate", 0.002), ("api_p99", 150), ("db_pool", 85), ("memory", 85), ("cpu_usage", 75),
    ])
    func `do not go on beside a condition that does not hold`(metric: String, value: Double) throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 5)
        scenario.series[metric] = value
        let decision = scenario.run(.hours(2))
        #expect(decision.verdict == .hold && decision.weight == 5)
        let reason = try #require(decision.reasons.first { $0.metric == metric && $0.verdict == .fail })
        #expect(reason.rule.hasPrefix("analysis.canary") && reason.value == value)
        scenario.series[metric] = 0
        #expect(scenario.run(.minutes(5)).weight == 10)
    }

    /// SL-08, SL-40, SL-46.
    @Test func `watch two hours at the end, then say so, keep the rest a day, and ask for the review`() throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 100)
        #expect(scenario.run(.minutes(110)).phase == .baking)
        #expect(scenario.finish().phase == .completed)
        scenario.run(.hours(25))
        for item in ["load_tested", "rollback_rehearsed", "contacts_confirmed"] {
            #expect(scenario.decisions.first?.wants(.notify, item) == true)
        }
        let review = [
            "health_validated", "collect_metrics", "post_mortem", "improvements", "decommission_old_environment",
        ]
        for item in review { #expect(scenario.effects.contains { $0.kind == .notify && $0.name == item }) }
        #expect(scenario.effects.contains { $0.kind == .action && $0.name == "retire" && $0.environment == "blue" })
    }

    /// SL-41.
    @Test func `keep what they promise of durations`() throws {
        var good = try Scenario.smartlead()
        good.finish()
        #expect(good.keeps("rollout.duration", good.timeToEnd { _ in true }))
        var bad = try Scenario.smartlead()
        bad.run(toWeight: 10)
        bad.series["db_connection_errors"] = 3
        bad.finish()
        #expect(bad.keeps("rollback.duration", bad.timeToEnd { $0.verdict == .rollback }))
    }
}
#endif
