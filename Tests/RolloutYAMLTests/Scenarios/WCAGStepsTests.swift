#if YAML
import Rollout
import Testing

extension Scenario {
    /// The rollout of the WCAG AI Platform, in which everything is as it should be.
    static func wcag(start: String = "2026-01-06T02:00:00Z") throws -> Scenario {
        try Scenario(
            "wcag.yaml", start: start,
            series: [
                "error_rate": 0.001, "hourly_error_rate": 0.001, "p95": 200, "request_rate": 900, "sentry_issues": 0,
                "user_reports": 0,
            ])
    }
}

@Suite(.timeLimit(.minutes(2))) struct `The WCAG platform's steps` {
    /// WC-02, WC-05, WC-17, WC-20.
    @Test func `come in the order of the runbook`() throws {
        var scenario = try Scenario.wcag()
        #expect(scenario.finish().phase == .completed)
        let done = scenario.effects.filter { [.action, .run].contains($0.kind) }.compactMap(\.name)
        #expect(done == ["migrate", "deploy", "test_preview", "finish"])
        #expect(scenario.keeps("rollout.duration", scenario.timeToEnd { _ in true }))
    }

    /// WC-06, WC-16.
    @Test(arguments: [
        ("2026-01-06T01:59:00Z", false), ("2026-01-06T02:00:00Z", true), ("2026-01-06T03:59:00Z", true),
        ("2026-01-06T04:00:00Z", false),
    ])
    func `begin between two and four, UTC`(start: String, isOpen: Bool) throws {
        var scenario = try Scenario.wcag(start: start)
        #expect((scenario.look().verdict == .advance) == isOpen)
    }

    @Test(arguments: [
        (ids: "WC-16", fact: "stakeholders_notified"), (ids: "WC-16", fact: "full_backup"),
        (ids: "WC-16", fact: "changes_reviewed"), (ids: "WC-16", fact: "migrations_tested"),
        (ids: "WC-16", fact: "rollback_scripts_ready"), (ids: "WC-06", fact: "backward_compatible"),
        (ids: "WC-06", fact: "tested_locally"), (ids: "WC-05, WC-06", fact: "tested_in_staging"),
        (ids: "WC-06", fact: "database_backed_up"), (ids: "WC-06", fact: "rollback_script_tested"),
        (ids: "WC-06", fact: "estimate_below_5_minutes"),
    ])
    func `wait for all that was to be prepared`(ids: String, fact: String) throws {
        var scenario = try Scenario.wcag()
        scenario.facts.remove(fact)
        #expect(scenario.run(.minutes(30)).phase == .waitingGate)
        #expect(!scenario.effects.contains { $0.name == "migrate" })
    }

    /// WC-06.
    @Test func `take a backup for none once it is an hour old`() throws {
        var scenario = try Scenario.wcag()
        scenario.untrue.insert("stakeholders_notified")
        scenario.look()
        scenario.facts.remove("database_backed_up")
        scenario.run(.minutes(61))
        scenario.untrue = []
        #expect(scenario.run(.minutes(20)).summary == "gate migration waits for database_backed_up")
    }

    /// WC-16, WC-21.
    @Test func `remind of what is due a day before, and a day after`() throws {
        var scenario = try Scenario.wcag()
        let first = scenario.look()
        for item in ["notify_stakeholders", "full_backup", "prepare_rollback_scripts"] {
            #expect(first.wants(.notify, item))
        }
        let end = scenario.finish()
        #expect(end.phase == .completed)
        scenario.run(.hours(25))
        for item in [
            "review_metrics", "review_logs", "collect_feedback", "delete_old_environment", "update_documentation",
        ] {
            #expect(scenario.decisions.first { $0.wants(.notify, item) }?.at == first.at + .hours(24))
        }
        #expect(scenario.effects.contains { $0.name == "retire" && $0.environment == "blue" })
    }

    /// WC-05, WC-17.
    @Test(arguments: [(action: "migrate", step: 3, minutes: 5), (action: "deploy", step: 4, minutes: 10)])
    func `end when migration or deployment take too long, or fail`(action: String, step: Int, minutes: Int64) throws {
        var scenario = try Scenario.wcag()
        scenario.result = { $0.name == action ? nil : .done }
        let begun = scenario.run { $0.step == step }
        let end = scenario.finish()
        #expect(end.phase == .aborted && end.at - begun.at == .minutes(minutes))

        var failed = try Scenario.wcag()
        failed.result = { $0.name == action ? .failed : .done }
        #expect(failed.finish().phase == .aborted && failed.weights == [0])
        #expect(failed.effects.contains { $0.name == "deploy" } == (step > 3))
    }

    /// WC-03.
    @Test func `promote only what passed as a preview`() throws {
        var scenario = try Scenario.wcag()
        scenario.result = { $0.name == "test_preview" ? .failed : .done }
        #expect(scenario.finish().phase == .aborted && scenario.weights == [0])
    }

    /// WC-07, WC-08.
    @Test(arguments: [
        ("/health", Scenario.Answer(status: 500)), ("/health/ready", Scenario.Answer(status: 503)),
        ("/health/ready", Scenario.Answer(members: ["checks.database": "ok", "checks.redis": "error"])),
        ("/health/live", Scenario.Answer(status: 0)), ("/smoke-test", Scenario.Answer(status: 500)),
    ])
    func `ask every endpoint three times before they give up`(path: String, answer: Scenario.Answer) throws {
        var scenario = try Scenario.wcag()
        scenario.answers[path] = answer
        // The first look at a gate is that of the evaluation which comes to it.
        scenario.run { $0.step == 6 }
        #expect([scenario.look(), scenario.look()].map(\.verdict) == [.hold, .abort])
        #expect(scenario.weights == [0])
    }

    /// WC-17.
    @Test(arguments: ["scan_created", "email_draft_approved", "vpat_generated"])
    func `wait half an hour for what is tried by hand`(fact: String) throws {
        var scenario = try Scenario.wcag()
        scenario.facts.remove(fact)
        let begun = scenario.run { $0.step == 7 }
        let end = scenario.finish()
        #expect(end.phase == .aborted && end.at - begun.at <= .minutes(31))
    }

    /// WC-02, WC-04, WC-18, WC-19.
    @Test func `shift 10, 50 and 100 percent, five minutes each, and watch a quarter of an hour`() throws {
        var scenario = try Scenario.wcag()
        scenario.finish()
        #expect(scenario.weights == [0, 10, 50, 100])
        for (step, minutes) in [(8, 5), (9, 5), (10, 15)] {
            let (stayed, least) = (scenario.duration(ofStep: step), Span.minutes(Int64(minutes)))
            #expect(stayed >= least && stayed <= least + .minutes(3), "step \(step) took \(stayed)")
        }
    }

    /// WC-19.
    @Test(arguments: [("error_rate", 0.011), ("p95", 501), ("sentry_issues", 1), ("user_reports", 1)])
    func `do not end beside a condition that does not hold`(metric: String, value: Double) throws {
        var scenario = try Scenario.wcag()
        scenario.stable["p95"] = 400
        scenario.run(toWeight: 100)
        scenario.series[metric] = value
        let decision = scenario.run(.minutes(30))
        #expect(decision.verdict == .hold && decision.step == 10)
        #expect(decision.reasons.contains { $0.metric == metric && $0.verdict == .fail })
    }
}
#endif
