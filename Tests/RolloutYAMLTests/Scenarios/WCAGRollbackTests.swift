#if YAML
import Rollout
import Testing

@Suite(.timeLimit(.minutes(2))) struct `The WCAG platform's rollback` {
    private func shifted() throws -> Scenario {
        var scenario = try Scenario.wcag()
        scenario.run(toWeight: 50)
        return scenario
    }

    @Test(arguments: [
        (ids: "WC-13", metric: "hourly_error_rate", value: 0.9, trigger: "HourlyErrorRate"),
        (ids: "WC-22", metric: "error_rate", value: 0.051, trigger: "ErrorRate"),
        (ids: "WC-23", metric: "p95", value: 401, trigger: "Latency"),
    ])
    func `comes when a series is too bad`(ids: String, metric: String, value: Double, trigger: String) throws {
        var scenario = try shifted()
        scenario.series[metric] = value
        let rollback = scenario.run { $0.verdict == .rollback }
        #expect(rollback.reason(scenario.policy.rule(trigger))?.outcome == .rollback)
        #expect(rollback.incidents.map(\.severity) == [.p1])
        let end = scenario.finish()
        #expect(end.phase == .rolledBack && end.at - rollback.at < .minutes(2))
    }

    /// WC-13.
    @Test func `counts errors by the hour of the clock`() throws {
        var scenario = try Scenario.wcag(start: "2026-01-06T02:30:00Z")
        scenario.series["hourly_error_rate"] = nil
        scenario.series["requests"] = 100
        scenario.series["errors"] = 0
        scenario.run(toWeight: 10)
        let rule = scenario.policy.rule("HourlyErrorRate")
        let before = try #require(scenario.decisions.last?.reason(rule)?.samples)
        scenario.run { $0.at >= Moment(iso8601: "2026-01-06T03:00:30Z") ?? $0.at }
        let after = try #require(scenario.decisions.last?.reason(rule))
        #expect(after.window == .hours(1) && (after.samples ?? 0) < before)
        scenario.series["errors"] = 40
        let rollback = scenario.run { $0.verdict == .rollback }
        #expect(rollback.reason(rule)?.outcome == .rollback && rollback.reason(rule)?.value ?? 1 < 0.15)
        let text = rollback.effects.first { $0.name == "slack" }?.parameters["text"]
        #expect(text?.hasPrefix("P1: wcag is rolled back at ") == true)
    }

    /// WC-14.
    @Test func `reads the 95th percentile of the last thousand requests as the guide's program does`() throws {
        var scenario = try shifted()
        scenario.series["p95"] = nil
        scenario.run(.minutes(1))
        let points = (1...1_000).map { number in
            Observation(
                at: scenario.now + Span(milliseconds: Int64(number)), metric: "p95", value: Double(number) / 2,
                samples: 1)
        }
        let decision = scenario.look(extra: points)
        let reason = try #require(decision.reason(scenario.policy.rule("SlowEndpoint")))
        #expect(reason.samples == 1_000 && reason.value == 475.5 && reason.limit == 500)
    }

    /// WC-14, WC-15.
    @Test func `does not come for an endpoint that is merely slow`() throws {
        var scenario = try shifted()
        scenario.series["p95"] = 215
        let worse = scenario.run(.minutes(11))
        #expect(worse.verdict != .rollback && worse.reason(scenario.policy.rule("ErrorRate"))?.limit == 0.05)
        #expect(scenario.effects.contains { $0.name == "monitor" })  // WC-27

        var slow = try Scenario.wcag()
        slow.stable["p95"] = 400
        slow.run(toWeight: 50)
        slow.series["p95"] = 501
        let warned = slow.look()
        #expect(warned.wants(.notify, "warn") && warned.verdict == .hold)
        #expect(warned.reason(slow.policy.rule("SlowEndpoint"))?.limit == 500)
    }

    @Test(arguments: [
        (ids: "WC-24", fact: "database_corruption", effect: "restore_database"),
        (ids: "WC-25", fact: "critical_feature_broken", effect: "slack"),
    ])
    func `comes at once when somebody finds out`(ids: String, fact: String, effect: String) throws {
        var scenario = try shifted()
        scenario.facts.insert(fact)
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.incidents.first?.severity == .p0)
        #expect(rollback.wants(.notify, effect))
    }

    @Test(arguments: [
        (ids: "WC-12", fact: "feature_misbehaves", effect: "disable_flag"),
        (ids: "WC-26", fact: "minor_ui_issue", effect: "forwardFix"),
    ])
    func `does not come where something smaller is enough`(ids: String, fact: String, effect: String) throws {
        var scenario = try shifted()
        scenario.facts.insert(fact)
        #expect(scenario.look().wants(.notify, effect))
        let end = scenario.finish()
        #expect(end.phase == .completed && scenario.effects.count { $0.name == effect } == 1)
    }

    /// WC-08.
    @Test func `comes when readiness fails three times`() throws {
        var scenario = try shifted()
        scenario.answers["/health/ready"]?.status = 503
        let verdicts = [scenario.look(), scenario.look(), scenario.look()].map(\.verdict)
        #expect(verdicts.dropLast().allSatisfy { $0 != .rollback } && verdicts.last == .rollback)
    }

    /// WC-01, WC-28, WC-29, WC-30.
    @Test func `shifts, verifies, tells, and is done within two minutes`() throws {
        var scenario = try shifted()
        let begun = scenario.look(.rollback(plan: nil))
        #expect(begun.weight == 0 && begun.wants(.notify, "slack"))
        #expect(scenario.finish().phase == .rolledBack)
        #expect(scenario.effects.contains { $0.kind == .verify && $0.weight == 0 })
        #expect(
            scenario.effects.contains { $0.parameters["text"] == "wcag is back on blue; verified within 10 minutes" })
        #expect(scenario.keeps("rollback.duration", scenario.timeToEnd { $0.verdict == .rollback }))
        #expect(scenario.effects.contains { $0.kind == .record && $0.parameters["success"] == "false" })
    }

    /// WC-04, WC-10.
    @Test func `tries the traffic, the domain, and the platform's own rollback`() throws {
        var scenario = try shifted()
        scenario.result = { $0.kind == .setTraffic || $0.name == "domain" ? .failed : .done }
        let begun = scenario.look(.rollback(plan: nil))
        #expect(scenario.run { $0.wants(.rollbackMethod, "domain") }.at - begun.at == .seconds(30))
        #expect(scenario.run { $0.wants(.rollbackMethod, "railway_rollback") }.at - begun.at == .seconds(90))
        #expect(scenario.finish().phase == .rolledBack)
    }

    /// WC-22, WC-24.
    @Test(arguments: [(metric: nil, minutes: 5), (metric: "error_rate", minutes: 2)])
    func `tells everybody once the time of the matrix is over`(metric: String?, minutes: Int64) throws {
        var scenario = try shifted()
        scenario.result = { [.notify, .escalate].contains($0.kind) ? .done : nil }
        if let metric { scenario.series[metric] = 0.9 } else { scenario.facts.insert("database_corruption") }
        let start = scenario.look().at
        let told = scenario.run { $0.wants(.escalate, "engineering") }
        #expect(told.at - start == .minutes(minutes) && told.wants(.escalate, "management"))
    }

    /// WC-29.
    @Test func `tells the next people while it lasts`() throws {
        var scenario = try shifted()
        scenario.result = { [.notify, .escalate].contains($0.kind) ? .done : nil }
        let start = scenario.look(.rollback(plan: nil)).at
        scenario.run(.minutes(16))
        for (level, minutes) in [("on-call", 2), ("engineering", 10), ("management", 15)] {
            let first = scenario.decisions.first { $0.wants(.escalate, level) }
            #expect(first?.at == start + .minutes(Int64(minutes)), "\(level)")
        }
    }
}
#endif
