#if YAML
import Rollout
import Testing

@Suite(.timeLimit(.minutes(2))) struct `IntelliFlow's triggers` {
    private func switched() throws -> Scenario {
        var scenario = try Scenario.intelliflow()
        scenario.run(toWeight: 100)
        return scenario
    }

    @Test(arguments: [
        (ids: "IF-09", metric: "error_rate", value: 0.051, trigger: "ErrorRate"),
        (ids: "IF-10", metric: "p99", value: 201, trigger: "Latency"),
    ])
    func `take it back when a series is too bad`(ids: String, metric: String, value: Double, trigger: String) throws {
        var scenario = try switched()
        scenario.series[metric] = value
        let start = scenario.now
        let rollback = scenario.run { $0.verdict == .rollback }
        #expect(rollback.weight == 0 && rollback.at - start <= .minutes(1))
        #expect(rollback.reason(scenario.policy.rule(trigger))?.outcome == .rollback)
        #expect(rollback.incidents.map(\.severity) == [.p1])
    }

    /// IF-09.
    @Test func `watch the error rate for five minutes after the switch only`() throws {
        var scenario = try switched()
        scenario.run(.minutes(6))
        scenario.series["error_rate"] = 0.5
        let decision = scenario.run(.minutes(1))
        #expect(decision.verdict == .hold)
        #expect(decision.reason(scenario.policy.rule("ErrorRate"))?.verdict == .inactive)
    }

    /// IF-08.
    @Test(arguments: ["/api/health", "/api/health/ready"])
    func `take it back when health fails after the switch`(path: String) throws {
        var scenario = try switched()
        scenario.answers[path]?.status = 503
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback)
        #expect(rollback.summary == "gate serving is not met")
    }

    /// IF-11.
    @Test(arguments: ["database", "redis"])
    func `take it back when a critical dependency fails`(component: String) throws {
        var scenario = try switched()
        scenario.answers["/api/health/detailed"]?.members["checks.\(component).status"] = "unhealthy"
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.summary == "component \(component) is not healthy")
        #expect(rollback.incidents.map(\.severity) == [.p0])
    }

    /// IF-16.
    @Test func `look at each environment for itself`() throws {
        var scenario = try switched()
        scenario.stable["p99"] = 900
        scenario.stable["error_rate"] = 0.9
        let decision = scenario.run(.minutes(2))
        #expect(decision.verdict != .rollback)
        let reason = try #require(decision.reason(scenario.policy.rule("ErrorRate")))
        #expect(reason.subject == .candidate && reason.value == 0.001)
        // The names of the environments mean the same as the words of the language.
        scenario.series = ["p99": 100]
        scenario.run(.minutes(1))
        let green = Observation(
            at: scenario.now + .seconds(30), subject: Subject(rawValue: "green"), metric: "error_rate", value: 0.2,
            samples: 1_000)
        scenario.look(extra: [green])
        #expect(scenario.decisions.last?.reason(scenario.policy.rule("HighErrorRate"))?.value == 0.2)
    }

    @Test(arguments: [
        (ids: "IF-19", metric: "error_rate", value: 0.045, trigger: "HighErrorRate"),
        (ids: "IF-20", metric: "p99", value: 180, trigger: "HighLatency"),
    ])
    func `recommend to people where it may be too early`(
        ids: String, metric: String, value: Double, trigger: String
    ) throws {
        var scenario = try switched()
        scenario.series[metric] = value
        scenario.look()
        let decision = scenario.look()
        #expect(decision.verdict == .hold && decision.weight == 100)
        let advice = scenario.effects.first { $0.name == "recommend" }
        #expect(advice?.parameters["trigger"] == trigger)
        let text = scenario.effects.first { $0.name == "on-call" }?.parameters["text"]
        #expect(text?.hasSuffix("Consider a rollback.") == true)
    }

    /// IF-12, IF-14, IF-18, IF-21, IF-26.
    @Test func `go back at a word of a person, verify, and page`() throws {
        var scenario = try switched()
        let begun = scenario.look(.rollback(plan: nil))
        #expect(begun.verdict == .rollback && begun.summary == "rolled back by dana: the scenario")
        #expect(begun.wants(.notify, "page"))
        #expect(scenario.finish().phase == .rolledBack)
        #expect(scenario.effects.contains { $0.kind == .verify && $0.weight == 0 })
        let time = scenario.timeToEnd { $0.verdict == .rollback }
        #expect(scenario.keeps("rollback.duration", time))
    }

    /// IF-14.
    @Test func `give a person two minutes to decide`() throws {
        var scenario = try switched()
        #expect(scenario.look(.open(incident: "complaints", .p2)).verdict == .pauseForApproval)
        #expect(scenario.run(.seconds(90)).verdict == .pauseForApproval)
        #expect(scenario.look().verdict == .rollback)

        var accepted = try switched()
        accepted.look(.open(incident: "complaints", .p2))
        #expect(accepted.look(.approve).verdict == .hold)
    }

    /// IF-23.
    @Test func `make a new environment when the switch back fails, and tell the leadership`() throws {
        var scenario = try switched()
        scenario.facts.insert("outage")
        scenario.result = { $0.kind == .escalate || $0.kind == .notify ? .done : .failed }
        let start = scenario.look()
        #expect(start.verdict == .rollback && start.incidents.first?.severity == .p0)
        let next = scenario.run { $0.wants(.rollbackMethod, "known_good_environment") }
        #expect(next.at - start.at == .minutes(1))
        #expect(scenario.run { $0.wants(.escalate, "on-call") }.at - start.at == .minutes(5))
        #expect(scenario.run { $0.wants(.escalate, "engineering-leadership") }.at - start.at == .minutes(15))
        // What was a false alarm is none.
        var quiet = try switched()
        quiet.untrue.insert("outage")
        #expect(quiet.look().verdict == .hold)
    }

    @Test(arguments: [
        (ids: "IF-24", fact: "database_corruption"), (ids: "IF-25", fact: "security_incident"),
    ])
    func `go back, and begin nothing before it is cleared`(ids: String, fact: String) throws {
        var scenario = try switched()
        scenario.facts.insert(fact)
        #expect(scenario.look().verdict == .rollback)

        var next = try Scenario.intelliflow()
        next.facts.insert(fact)
        #expect(next.finish().phase == .aborted && next.weights == [0])

        var frozen = try Scenario.intelliflow()
        #expect(frozen.look(.freeze).phase == .locked)
        #expect(frozen.run(.hours(1)).step == 0)
        frozen.untrue.insert(fact)
        #expect(frozen.look(.unfreeze).verdict == .advance)
    }
}
#endif
