#if YAML
import Rollout
import Testing

extension Scenario {
    /// IntelliFlow's rollout, in which everything is as it should be.
    static func intelliflow() throws -> Scenario {
        var scenario = try Scenario(
            "intelliflow.yaml", start: "2026-01-06T08:00:00Z",
            series: ["error_rate": 0.001, "p50": 20, "p95": 60, "p99": 100])
        scenario.answers["/api/health/detailed"]?.members = [
            "checks.database.status": "healthy", "checks.redis.status": "healthy",
        ]
        return scenario
    }
}

@Suite(.timeLimit(.minutes(2))) struct `IntelliFlow's steps` {
    /// IF-01, IF-26.
    @Test func `move everything at once to the environment without traffic`() throws {
        var scenario = try Scenario.intelliflow()
        #expect(scenario.policy.strategy == .blueGreen)
        #expect(scenario.policy.environments.isCandidateTheInactiveOne)
        #expect(scenario.finish().phase == .completed)
        #expect(scenario.weights == [0, 100])
        let shifts = scenario.effects.filter { $0.kind == .setTraffic }
        #expect(shifts.map(\.environment) == ["green"] && shifts.map(\.weight) == [100])
    }

    /// IF-22.
    @Test(arguments: ["columns_nullable_first", "code_handles_both", "nothing_renamed"])
    func `wait for what makes migrations safe to go back from`(fact: String) throws {
        var scenario = try Scenario.intelliflow()
        scenario.facts.remove(fact)
        #expect(scenario.run(.minutes(10)).summary == "gate migration waits for \(fact)")
        scenario.untrue.insert(fact)
        #expect(scenario.finish().phase == .aborted)
        #expect(!scenario.effects.contains { $0.name == "deploy" })
    }

    /// IF-02.
    @Test func `deploy, wait thirty seconds, and look at health only then`() throws {
        var scenario = try Scenario.intelliflow()
        scenario.result = { $0.name == "deploy" ? nil : .done }
        #expect(scenario.run(.minutes(10)).step == 2)
        scenario.result = { _ in .done }
        let wait = scenario.run { $0.step == 3 }
        #expect(wait.weight == 0)
        // Half a minute of waiting, and one look at the health that is well.
        #expect(scenario.run { $0.wants(.run, "smoke_tests") }.at - wait.at == .seconds(60))
    }

    /// IF-03, IF-06, IF-17.
    @Test(arguments: [
        ("/api/health", Scenario.Answer(members: ["status": "degraded"])),
        ("/api/health", Scenario.Answer(status: 500, members: ["status": "healthy"])),
        ("/api/health/ready", Scenario.Answer(status: 503)), ("/api/health/live", Scenario.Answer(status: 0)),
        ("/api/health/detailed", Scenario.Answer(status: 500)),
    ])
    func `do not switch, and tell people, before every endpoint is well`(path: String, answer: Scenario.Answer) throws {
        var scenario = try Scenario.intelliflow()
        scenario.answers[path] = answer
        let end = scenario.finish()
        #expect(end.phase == .aborted && scenario.weights == [0])
        let told = scenario.effects.first { $0.kind == .notify && $0.name == "on-call" }
        #expect(told?.parameters["text"]?.hasPrefix("DeploymentFailed: intelliflow did not pass its checks: ") == true)
    }

    /// IF-04.
    @Test func `do not switch when a smoke test fails`() throws {
        var scenario = try Scenario.intelliflow()
        scenario.result = { $0.kind == .run ? .failed : .done }
        let end = scenario.finish()
        #expect(end.phase == .aborted && scenario.weights == [0])
        #expect(end.reason("gate.smoke")?.note == "gate smoke is not met: smoke_tests")
    }

    /// IF-05, IF-15, IF-21.
    @Test func `switch, verify, and record, within a minute`() throws {
        var scenario = try Scenario.intelliflow()
        let wanted = scenario.run { $0.weight == 100 }.at
        let verified = scenario.run { $0.wants(.verify, "environment") }
        #expect(scenario.keeps("switch.duration", verified.at - wanted))
        scenario.finish()
        #expect(scenario.duration(ofStep: 6) <= .minutes(17))
        let record = try #require(scenario.effects.first { $0.kind == .record })
        #expect(record.name == "artifacts/metrics/blue-green-metrics.csv")
        #expect(record.parameters["success"] == "true" && record.parameters["phase"] == "completed")
    }

    /// IF-07.
    @Test func `watch for fifteen minutes, and keep what served before`() throws {
        var scenario = try Scenario.intelliflow()
        scenario.run(toWeight: 100)
        #expect(scenario.run(.minutes(14)).phase == .baking)
        scenario.series["error_rate"] = 0.06
        let bad = scenario.run(.minutes(10))
        #expect(bad.verdict == .hold && bad.reason("analysis.watch[0]")?.verdict == .fail)
        scenario.series["error_rate"] = 0
        #expect(scenario.finish().phase == .completed)
        #expect(!scenario.run(.hours(23)).wants(.action, "retire"))
        scenario.run(.hours(1))
        #expect(scenario.effects.contains { $0.name == "retire" && $0.environment == "blue" })
    }

    /// IF-13.
    @Test func `go past a gate only when a person says so, and say who`() throws {
        var scenario = try Scenario.intelliflow()
        scenario.answers["/api/health/live"] = nil
        scenario.run { $0.step == 4 }
        #expect(scenario.run(.hours(1)).summary == "gate health waits for /api/health/live")
        let skipped = scenario.look(.skipGate("health"))
        #expect(skipped.reason("gate.health")?.note == "gate health was skipped by dana: the scenario")
        #expect(scenario.run { $0.weight == 100 }.weight == 100)
    }
}
#endif
