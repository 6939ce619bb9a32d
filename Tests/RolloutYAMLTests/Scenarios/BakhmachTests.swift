#if YAML
import Rollout
import Testing

extension Scenario {
    /// Bakhmach's rollout, in which everything is as it should be: a Tuesday, eight in the evening in Kyiv.
    static func bakhmach(start: String = "2026-01-06T18:00:00Z") throws -> Scenario {
        try Scenario("bakhmach.yaml", start: start, series: ["error_rate": 0.0002, "p95": 200, "critical_alerts": 0])
    }
}

@Suite(.timeLimit(.minutes(2))) struct `Bakhmach's steps` {
    /// BA-01, BA-04, BA-06, BA-15.
    @Test func `shift 5, 25, 50 and 100 percent for 5, 10, 15 and 10 minutes, and watch on`() throws {
        var scenario = try Scenario.bakhmach()
        #expect(scenario.finish().phase == .completed)
        #expect(scenario.weights == [0, 5, 25, 50, 100])
        for (step, minutes) in [(5, 5), (6, 10), (7, 15), (8, 10), (9, 20)] {
            let (stayed, least) = (scenario.duration(ofStep: step), Span.minutes(Int64(minutes)))
            #expect(stayed >= least && stayed <= least + .minutes(3), "step \(step) took \(stayed)")
        }
        let shifts = scenario.effects.filter { $0.kind == .setTraffic }
        #expect(shifts.allSatisfy { $0.environment == "green" })
    }

    /// BA-11.
    @Test(arguments: [
        "code_reviewed", "tests_passing", "migrations_tested", "benchmarks_acceptable", "security_scanned",
        "monitoring_ready", "rollback_plan_ready", "team_notified",
    ])
    func `begin with the whole checklist`(item: String) throws {
        var scenario = try Scenario.bakhmach()
        scenario.facts.remove(item)
        #expect(scenario.run(.hours(1)).summary == "gate before waits for \(item)")
        #expect(!scenario.effects.contains { $0.name == "deploy" })
    }

    /// BA-11.
    @Test(arguments: [
        "metrics_stable", "smoke_tests_repeated", "features_verified", "record_updated", "issues_documented",
    ])
    func `end with the whole checklist`(item: String) throws {
        var scenario = try Scenario.bakhmach()
        scenario.facts.remove(item)
        scenario.run(toStep: 10)
        #expect(scenario.run(.minutes(20)).summary == "gate after waits for \(item)")
        scenario.facts.insert(item)
        #expect(scenario.finish().phase == .completed)
    }

    /// BA-01.
    @Test(arguments: ["smoke_tests", "validation"])
    func `stop at a smoke test that fails`(command: String) throws {
        var scenario = try Scenario.bakhmach()
        scenario.result = { $0.name == command ? .failed : .done }
        #expect(scenario.finish().phase == .aborted)
        #expect(scenario.weights == [0])
    }

    /// BA-02.
    @Test func `keep blue for a day`() throws {
        var scenario = try Scenario.bakhmach()
        let end = scenario.finish().at
        scenario.run(.hours(25))
        let retired = scenario.decisions.first { $0.wants(.action, "retire") }
        #expect(retired?.at == end + .hours(24))
        #expect(retired?.effects.first { $0.name == "retire" }?.environment == "blue")
    }

    /// BA-08.
    @Test func `exchange five instances with one more and none missing`() throws {
        let schedule = RollingSchedule(instances: 5, try Scenario.bakhmach().policy.rolling)
        #expect(schedule.most == 6 && schedule.fewest == 5)
        #expect(schedule.steps.allSatisfy { $0.old + $0.new <= 6 && $0.old + $0.new >= 5 })
        #expect(schedule.steps.last?.new == 5 && schedule.steps.last?.old == 0)
    }

    /// BA-12.
    @Test(arguments: [
        ("2026-01-06T19:00:00Z", true),  // Tuesday, 21:00 in Kyiv
        ("2026-01-07T03:59:00Z", true),  // Wednesday, 05:59
        ("2026-01-07T04:00:00Z", false),  // 06:00
        ("2026-01-06T10:00:00Z", false),  // Tuesday noon
        ("2026-01-10T10:00:00Z", false),  // Saturday noon
        ("2026-01-11T00:30:00Z", true),  // Sunday, 02:30: maintenance
        ("2026-01-11T02:00:00Z", false),  // 04:00
        ("2026-07-07T17:30:00Z", true),  // Tuesday, 20:30 of summer time
        ("2026-01-06T17:30:00Z", false),  // Tuesday, 19:30 of winter time
    ])
    func `begin off-peak, by the clock of Kyiv`(start: String, isOpen: Bool) throws {
        var scenario = try Scenario.bakhmach(start: start)
        let decision = scenario.look()
        #expect((decision.verdict == .advance) == isOpen)
        #expect((decision.reason("windows")?.outcome == .hold) == !isOpen)
    }
}

@Suite(.timeLimit(.minutes(2))) struct `Bakhmach's rollback` {
    private func shifted() throws -> Scenario {
        var scenario = try Scenario.bakhmach()
        scenario.run(toWeight: 25)
        return scenario
    }

    /// BA-05, BA-07.
    @Test(arguments: [("error_rate", 0.0011), ("p95", 501), ("critical_alerts", 1)])
    func `comes after five bad looks in a row`(metric: String, value: Double) throws {
        var scenario = try shifted()
        scenario.series[metric] = value
        let start = scenario.look()
        for _ in 0..<3 { #expect(scenario.look().verdict == .hold) }
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.at - start.at == .minutes(4))
        #expect(rollback.summary == "analysis.canary failed 5 looks, the last 5 in a row")
    }

    /// BA-05.
    @Test func `does not come when every fifth look is good`() throws {
        var scenario = try shifted()
        for minute in 0..<30 {
            scenario.series["error_rate"] = minute % 5 == 4 ? 0 : 0.002
            #expect(scenario.look().verdict != .rollback)
        }
    }

    /// BA-09.
    @Test func `comes when readiness fails three times`() throws {
        var before = try Scenario.bakhmach()
        before.answers["/health"]?.status = 503
        // The first look at a gate is that of the evaluation which comes to it.
        before.run { $0.step == 3 }
        #expect([before.look(), before.look()].map(\.verdict) == [.hold, .abort])

        var after = try shifted()
        after.answers["/health"]?.status = 503
        #expect([after.look(), after.look(), after.look()].map(\.verdict) == [.hold, .hold, .rollback])

        var flapping = try shifted()
        for look in 0..<9 {
            flapping.answers["/health"]?.status = look % 3 == 2 ? 200 : 503
            #expect(flapping.look().verdict != .rollback)
        }
    }

    /// BA-03, BA-10.
    @Test func `patches the selector back, or undoes the deployment`() throws {
        var scenario = try shifted()
        let begun = scenario.look(.rollback(plan: nil))
        let shift = begun.effects.first { $0.kind == .setTraffic }
        #expect(shift?.environment == "green" && shift?.weight == 0)
        #expect(scenario.finish().phase == .rolledBack)

        var stuck = try shifted()
        stuck.result = { $0.kind == .setTraffic ? .failed : .done }
        stuck.look(.rollback(plan: nil))
        #expect(stuck.look().wants(.rollbackMethod, "rollout_undo"))
        #expect(stuck.finish().phase == .rolledBack)
    }

    /// BA-13.
    @Test func `ends a deployment that failed, which then stays ended`() throws {
        var scenario = try Scenario.bakhmach()
        scenario.run(toStep: 3)
        scenario.facts.insert("deployment_failed")
        let end = scenario.look()
        #expect(end.phase == .aborted)
        let text = end.effects.first { $0.name == "team" }?.parameters["text"]
        #expect(text?.hasSuffix("Analyse, mend, test in staging, deploy again.") == true)
        scenario.facts.remove("deployment_failed")
        scenario.untrue.insert("deployment_failed")
        #expect(scenario.run(.hours(1)).phase == .aborted)

        var later = try shifted()
        later.facts.insert("deployment_failed")
        #expect(later.look().weight == 0 && later.state.phase == .rollingBack)
    }

    /// BA-14.
    @Test func `comes at once in a critical issue, and the team is told`() throws {
        var scenario = try shifted()
        scenario.facts.insert("critical_issue")
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.incidents.first?.severity == .p0)
        let text = rollback.effects.first { $0.name == "team" }?.parameters["text"]
        #expect(text == "bakhmach was rolled back: critical_issue is so")
    }

    /// BA-15.
    @Test func `is watched for more closely in the first thirty minutes`() throws {
        var scenario = try shifted()
        scenario.series["error_rate"] = 0.006
        #expect(scenario.look().wants(.escalate, "page"))
        scenario.series["error_rate"] = 0
        scenario.run(.minutes(31))
        let later = scenario.look()
        #expect(later.reason(scenario.policy.rule("FirstMinutes"))?.verdict == .inactive)
    }
}
#endif
