#if YAML
import Rollout
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Escashop's rollback` {
    private func cutOver() throws -> Scenario {
        var scenario = try Scenario.escashop()
        scenario.run(toWeight: 100)
        return scenario
    }

    @Test(arguments: [
        (ids: "ES-10", metric: "error_rate", value: 0.051, trigger: "ErrorRate"),
        (ids: "ES-11", metric: "response_time", value: 5_001, trigger: "ResponseTime"),
    ])
    func `comes when a series is too bad`(ids: String, metric: String, value: Double, trigger: String) throws {
        var scenario = try cutOver()
        scenario.series[metric] = value
        let start = scenario.now
        // Two looks lie in the minute that is judged.
        let rollback = scenario.run { $0.verdict == .rollback }
        #expect(rollback.at - start <= .minutes(1))
        #expect(rollback.reason(scenario.policy.rule(trigger))?.outcome == .rollback)
        #expect(scenario.finish().phase == .rolledBack)
    }

    /// ES-09.
    @Test func `comes when health has failed for two minutes`() throws {
        var scenario = try cutOver()
        scenario.answers["/health"]?.members["status"] = "unhealthy"
        let first = scenario.look()
        let rollback = scenario.run { $0.verdict == .rollback }
        #expect(rollback.at - first.at == .minutes(2))
        #expect(rollback.summary == "gate healthy is not met for 2m0s")
    }

    /// ES-12, ES-20.
    @Test func `comes when the database is out of reach`() throws {
        var scenario = try cutOver()
        scenario.answers["/health/detailed"] = Scenario.Answer(members: [
            "checks.database.status": "unhealthy", "checks.database.connection_pool": "20/20",
        ])
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.summary == "component database is not healthy")
    }

    /// ES-20.
    @Test func `pages somebody about Redis, and goes on`() throws {
        var scenario = try cutOver()
        scenario.answers["/health"]?.members["checks.redis"] = "unhealthy"
        let decision = scenario.look()
        #expect(decision.verdict == .hold && decision.wants(.escalate, "page"))
    }

    /// ES-13.
    @Test func `comes at the first of ten looks that is bad, and not at five percent`() throws {
        var scenario = try cutOver()
        scenario.series["error_rate"] = 0.05
        scenario.run(.minutes(6))
        let looks = scenario.decisions.filter { $0.reason("analysis.watch[0]") != nil }
        #expect(looks.count >= 10 && looks.allSatisfy { $0.verdict != .rollback })
        #expect(zip(looks, looks.dropFirst()).allSatisfy { $1.at - $0.at == .seconds(30) })

        var bad = try cutOver()
        bad.run(.minutes(2))
        bad.series["error_rate"] = 0.1
        let rollback = bad.look()
        #expect(rollback.verdict == .rollback && rollback.reason("analysis.watch")?.outcome == .rollback)
    }

    /// ES-14, ES-18, ES-21.
    @Test func `is done within a minute, says why, and what to verify`() throws {
        var scenario = try cutOver()
        let begun = scenario.look(.rollback(plan: nil))
        #expect(begun.weight == 0)
        let text = begun.effects.first { $0.name == "emergency" }?.parameters["text"]
        #expect(text == "Reason: rolled back by dana: the scenario. Status: rolling back. ETA: 2 to 3 minutes.")
        let end = scenario.finish()
        #expect(end.phase == .rolledBack)
        let verify = end.effects.first { $0.name == "team" }?.parameters["text"]
        #expect(verify == "Verify functionality, data integrity, performance and user experience.")
        #expect(scenario.timeToEnd { $0.verdict == .rollback } == .seconds(60))
    }

    /// ES-15.
    @Test func `calls the emergency contact when it cannot be verified`() throws {
        var scenario = try cutOver()
        scenario.result = { $0.kind == .verify ? .failed : .done }
        let begun = scenario.look(.rollback(plan: nil))
        #expect(scenario.look().at - begun.at == .seconds(30))
        #expect(scenario.decisions.last?.wants(.escalate, "emergency-contact") == true)
        scenario.run(.minutes(5))
        #expect(scenario.effects.contains { $0.kind == .escalate && $0.name == "team" })
        #expect(scenario.state.phase == .rollingBack)
    }

    /// ES-16.
    @Test func `is partial where a flag is enough`() throws {
        var scenario = try cutOver()
        scenario.facts.insert("ui_feature_broken")
        let decision = scenario.look()
        #expect(decision.wants(.notify, "disable_flag") && decision.verdict == .hold && decision.weight == 100)
    }

    /// ES-17.
    @Test func `of the schema needs a backup, and a person`() throws {
        var scenario = try cutOver()
        scenario.facts.formUnion(["breaking_rollback_needed"])
        let asked = scenario.look()
        #expect(asked.verdict == .pauseForApproval && asked.phase == .paused)
        #expect(scenario.look(.approve).verdict == .hold)

        var bare = try cutOver()
        bare.untrue.insert("backup")
        bare.facts.insert("breaking_rollback_needed")
        #expect(bare.look().verdict == .hold)

        // A backup of yesterday is none.
        var late = try Scenario.escashop()
        late.untrue.insert("tests_passing")
        late.look()
        late.facts.remove("backup")
        late.run(.minutes(23 * 60 + 45))
        late.facts.insert("breaking_rollback_needed")
        #expect(late.look().verdict == .pauseForApproval)
        #expect(late.look(.approve).verdict == .hold)
        late.run(.minutes(16))
        #expect(late.look().reason(late.policy.rule("BreakingRollback"))?.verdict == .pass)
    }

    /// ES-25.
    @Test func `of a disaster gives traffic back step by step`() throws {
        var scenario = try cutOver()
        scenario.look(.rollback(plan: "recovery"))
        scenario.finish()
        #expect(scenario.weights == [0, 100, 75, 50, 25, 0])

        var stuck = try cutOver()
        stuck.result = { $0.kind == .setTraffic ? .failed : .done }
        stuck.look(.rollback(plan: nil))
        #expect(stuck.look().wants(.rollbackMethod, "restore_known_good"))
    }
}
#endif
