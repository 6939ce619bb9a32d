#if YAML
import Rollout
import Testing

extension Scenario {
    /// Escashop's rollout, in which everything is as it should be.
    static func escashop() throws -> Scenario {
        var scenario = try Scenario(
            "escashop.yaml", start: "2026-01-06T08:00:00Z", series: ["error_rate": 0.01, "response_time": 200])
        scenario.facts.insert("backup")
        return scenario
    }
}

@Suite(.timeLimit(.minutes(2))) struct `Escashop's steps` {
    /// ES-01, ES-06.
    @Test func `leave everything on blue until the cutover, and everything on green from then on`() throws {
        var scenario = try Scenario.escashop()
        #expect(scenario.finish().phase == .completed)
        for decision in scenario.decisions { #expect(decision.weight == (decision.step < 10 ? 0 : 100)) }
    }

    /// ES-02.
    @Test(arguments: [
        "migrations_applied", "migrations_tested", "flags_configured", "health_checks_configured",
        "rollback_plan_tested", "team_notified",
    ])
    func `begin with every prerequisite`(fact: String) throws {
        var scenario = try Scenario.escashop()
        scenario.facts.remove(fact)
        #expect(scenario.run(.hours(1)).summary == "gate prerequisites waits for \(fact)")
        #expect(scenario.state.step == 1)
    }

    /// ES-22.
    @Test(arguments: [
        "tests_passing", "migrations_tested", "flags_configured", "rollback_plan_tested", "alerts_configured",
        "team_notified", "contacts_verified",
    ])
    func `go on with every item of the list before`(fact: String) throws {
        var scenario = try Scenario.escashop()
        scenario.facts.remove(fact)
        scenario.run(.hours(1))
        #expect(scenario.state.step <= 2)
        scenario.facts.insert(fact)
        #expect(scenario.run(toStep: 4).step >= 4)
    }

    /// ES-22.
    @Test(arguments: [
        "checks_passing", "functionality_verified", "performance_normal", "errors_not_increased",
        "user_experience_verified", "documentation_updated", "team_told",
    ])
    func `end with every item of the list after`(fact: String) throws {
        var scenario = try Scenario.escashop()
        scenario.facts.remove(fact)
        scenario.run(toStep: 13)
        #expect(scenario.run(.minutes(20)).summary == "gate after waits for \(fact)")
        scenario.facts.insert(fact)
        #expect(scenario.finish().phase == .completed)
    }

    /// ES-17, ES-26.
    @Test func `change the schema by additions only, before any code`() throws {
        var scenario = try Scenario.escashop()
        scenario.untrue.insert("additive_only")
        #expect(scenario.run(.hours(1)).step == 3)
        scenario.untrue = []
        scenario.finish()
        let actions = scenario.effects.filter { $0.kind == .action }.compactMap(\.name)
        #expect(actions == ["email_users", "migrate_up", "deploy_backend", "deploy_frontend"])
    }

    /// ES-03.
    @Test func `end when the migration takes more than ten minutes`() throws {
        var scenario = try Scenario.escashop()
        scenario.result = { $0.name == "migrate_up" ? nil : .done }
        let begun = scenario.run { $0.step == 4 }
        let end = scenario.finish()
        #expect(end.phase == .aborted && end.at - begun.at == .minutes(10))

        var silent = try Scenario.escashop()
        silent.answers["/health"] = nil
        let asked = silent.run { $0.step == 5 }
        #expect(silent.finish().at - asked.at == .minutes(10) && silent.state.phase == .aborted)

        var sick = try Scenario.escashop()
        sick.answers["/health"]?.members["checks.database"] = "unhealthy"
        #expect(sick.finish().phase == .aborted && sick.weights == [0])
    }

    @Test(arguments: [
        (ids: "ES-04", step: 7, command: "integration_tests"), (ids: "ES-04", step: 7, command: "api_compatibility"),
        (ids: "ES-05", step: 9, command: "e2e_tests"),
    ])
    func `wait for tests, and end after fifteen minutes`(ids: String, step: Int, command: String) throws {
        var scenario = try Scenario.escashop()
        scenario.result = { $0.name == command ? .failed : .done }
        scenario.run { $0.step == step }
        let bad = scenario.run { $0.reason("gate.\(step == 7 ? "backend" : "frontend")")?.verdict == .fail }
        #expect(bad.verdict == .hold)
        let end = scenario.finish()
        #expect(end.phase == .aborted && end.at - bad.at <= .minutes(15) && scenario.weights == [0])
    }

    /// ES-19.
    @Test(arguments: [(step: 7, gate: "gate.backend"), (step: 9, gate: "gate.frontend")])
    func `take a container for unhealthy after three failures in a row`(step: Int, gate: String) throws {
        var scenario = try Scenario.escashop()
        scenario.run { $0.step == step }
        scenario.answers["/health"]?.members["status"] = "starting"
        let found = [scenario.look(), scenario.look(), scenario.look()].map { $0.reason(gate)?.verdict }
        #expect(found == [.pending, .pending, .fail])
    }

    /// ES-06, ES-08.
    @Test func `cut over, verify, and record both`() throws {
        var scenario = try Scenario.escashop()
        let cutover = scenario.run { $0.weight == 100 }
        #expect(cutover.effects.contains { $0.kind == .setTraffic && $0.environment == "green" && $0.weight == 100 })
        let verify = scenario.run { $0.wants(.verify, "environment") }
        #expect(scenario.keeps("switch.duration", verify.at - cutover.at))
        scenario.finish()
        #expect(scenario.effects.contains { $0.kind == .record && $0.name == "deployments.log" })
    }

    /// ES-07.
    @Test(arguments: ["production_smoke_tests", "verify_core"])
    func `go back when the verification after the cutover fails`(command: String) throws {
        var scenario = try Scenario.escashop()
        scenario.result = { $0.name == command ? .failed : .done }
        #expect(scenario.finish().phase == .rolledBack)
        #expect(scenario.weights == [0, 100, 0])
    }

    /// ES-22, ES-24.
    @Test func `watch for an hour, in which the error rate may not have risen`() throws {
        var scenario = try Scenario.escashop()
        scenario.run(toStep: 12)
        #expect(scenario.run(.minutes(55)).step == 12)
        scenario.series["error_rate"] = 0.02
        let worse = scenario.run(.minutes(10))
        #expect(worse.verdict == .hold && worse.reason("analysis.steady[0]")?.limit == 0.01)
        scenario.series["error_rate"] = 0.01
        #expect(scenario.finish().phase == .completed)
        #expect(scenario.duration(ofStep: 12) >= .hours(1))
    }

    /// ES-23.
    @Test func `need less than half an hour without the hour of watching`() throws {
        let plan = try Scenario.escashop().policy.plan()
        #expect(plan.entries[10].earliestEnd < .minutes(30))
    }

    /// ES-21.
    @Test func `tell users before, the team at each step, and everybody at the end`() throws {
        var scenario = try Scenario.escashop()
        #expect(scenario.look().wants(.action, "email_users"))
        scenario.finish()
        let texts = scenario.effects.filter { $0.kind == .notify }.compactMap { $0.parameters["text"] }
        #expect(texts.contains { $0.hasPrefix("escashop: step 10, ") && $0.hasSuffix(" on green") })
        #expect(texts.contains("escashop is done"))
    }
}
#endif
