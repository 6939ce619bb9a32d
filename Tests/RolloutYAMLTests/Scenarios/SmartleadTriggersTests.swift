#if YAML
import Rollout
import Testing

@Suite(.timeLimit(.minutes(2))) struct `SmartLead's triggers` {
    /// A series that goes wrong at 10 % of the traffic.
    struct Fault: Sendable {
        let ids: String
        let metric: String
        let value: Double
        let rule: Int
        /// After how many minutes it acts.
        let minutes: Int64
    }

    private func faulty(_ fault: Fault) throws -> Scenario {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 10)
        scenario.series[fault.metric] = fault.value
        return scenario
    }

    @Test(arguments: [
        Fault(ids: "SL-09, SL-26", metric: "error_rate", value: 0.011, rule: 0, minutes: 5),
        Fault(ids: "SL-10, SL-27", metric: "avg_response_time", value: 501, rule: 1, minutes: 5),
        Fault(ids: "SL-11, SL-28", metric: "db_connection_errors", value: 1, rule: 2, minutes: 0),
        Fault(ids: "SL-14", metric: "memory", value: 96, rule: 9, minutes: 5),
    ])
    func `take it back when a series has been wrong for its time`(fault: Fault) throws {
        var scenario = try faulty(fault)
        for _ in 0..<fault.minutes { #expect(scenario.look().verdict == .hold) }
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.weight == 0 && rollback.phase == .rollingBack)
        #expect(rollback.reason("triggers[\(fault.rule)]")?.outcome == .rollback)
        #expect(rollback.effects.contains { $0.kind == .setTraffic && $0.weight == 0 && $0.environment == "green" })
        #expect(scenario.finish().phase == .rolledBack)
    }

    @Test(arguments: [
        Fault(ids: "SL-09, SL-26", metric: "error_rate", value: 0.01, rule: 0, minutes: 60),
        Fault(ids: "SL-10, SL-27", metric: "avg_response_time", value: 500, rule: 1, minutes: 60),
        Fault(ids: "SL-11, SL-28", metric: "db_connection_errors", value: 0, rule: 2, minutes: 60),
    ])
    func `leave it where a series is at its limit`(fault: Fault) throws {
        var scenario = try faulty(fault)
        #expect(scenario.run(.minutes(fault.minutes)).verdict != .rollback)
        #expect(scenario.decisions.allSatisfy { $0.verdict != .rollback })
    }

    /// SL-14, SL-29.
    @Test(arguments: [(9.0, false), (12.0, true)])
    func `tell a leak from use`(growth: Double, isLeak: Bool) throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 10)
        for _ in 0..<20 {
            scenario.series["memory_usage", default: 0] += growth
            scenario.look()
        }
        #expect(scenario.decisions.contains { $0.reason("triggers[3]")?.outcome == .rollback } == isLeak)
        #expect((scenario.state.phase == .rolledBack) == isLeak)
    }

    @Test(arguments: [
        (ids: "SL-12", fact: "security_vulnerability_critical", rule: 4),
        (ids: "SL-13", fact: "data_corruption", rule: 8),
    ])
    func `take it back at once when somebody finds out`(ids: String, fact: String, rule: Int) throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 25)
        scenario.facts.insert(fact)
        let rollback = scenario.look()
        #expect(rollback.verdict == .rollback && rollback.reason("triggers[\(rule)]")?.outcome == .rollback)
        #expect(rollback.incidents.first?.severity == .p0)
    }

    @Test(arguments: [
        Fault(ids: "SL-30", metric: "avg_response_time", value: 250, rule: 5, minutes: 10),
        Fault(ids: "SL-31", metric: "error_rate", value: 0.006, rule: 6, minutes: 10),
        // Its data come a minute late.
        Fault(ids: "SL-32", metric: "cpu_usage", value: 81, rule: 7, minutes: 16),
    ])
    func `only tell people of what is merely worrying`(fault: Fault) throws {
        let action = ["notify_team", "monitor_closely", "prepare_scaling"][fault.rule - 5]
        var scenario = try faulty(fault)
        for _ in 0..<fault.minutes { #expect(!scenario.look().wants(.notify, action)) }
        let told = scenario.look()
        #expect(told.wants(.notify, action) && told.verdict != .rollback)
        scenario.run(.hours(1))
        #expect(scenario.effects.count { $0.name == action } == 1)
    }

    @Test(arguments: [
        Fault(ids: "SL-06, SL-42", metric: "tracking_p99", value: 51, rule: 11, minutes: 5),
        Fault(ids: "SL-07, SL-43", metric: "tracking_completeness", value: 0.999, rule: 12, minutes: 0),
        Fault(ids: "SL-07", metric: "critical_errors", value: 1, rule: 13, minutes: 0),
    ])
    func `hold while the business would be hurt`(fault: Fault) throws {
        var scenario = try faulty(fault)
        let decision = scenario.run(.minutes(max(1, fault.minutes + 1)))
        #expect(decision.reason("triggers[\(fault.rule)]")?.outcome == .hold)
        #expect(decision.incidents.map(\.severity) == [.p2])
        #expect(scenario.run(.minutes(50)).weight == 10)
        scenario.series = try Scenario.smartlead().series
        #expect(scenario.run(.minutes(3)).weight == 25)
    }

    /// SL-15.
    @Test func `hold while an integration of somebody else fails`() throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 10)
        scenario.answers["/health/detailed"]?.members["checks.third_party.status"] = "unhealthy"
        let decision = scenario.look()
        #expect(decision.reason("triggers[10]")?.outcome == .hold && decision.incidents.first?.severity == .p2)
        #expect(scenario.run(.minutes(50)).weight == 10)
    }

    @Test(arguments: [
        (fact: "system_down", severity: Severity.p0, first: RolloutVerdict.rollback, minutes: Int64(0)),  // SL-16
        (fact: "slow_or_failing", severity: .p1, first: .hold, minutes: 15),  // SL-17
        (fact: "degraded", severity: .p2, first: .pauseForApproval, minutes: 60),  // SL-18
    ])
    func `follow the matrix`(fact: String, severity: Severity, first: RolloutVerdict, minutes: Int64) throws {
        var scenario = try Scenario.smartlead()
        scenario.run(toWeight: 25)
        scenario.facts.insert(fact)
        let opened = scenario.look()
        #expect(opened.verdict == first && opened.incidents.first?.severity == severity)
        if minutes > 0 {
            #expect(scenario.run(.minutes(minutes - 1)).verdict == first)
            #expect(scenario.look().verdict == .rollback)
        }
        #expect(scenario.finish().phase == .rolledBack)
    }

    /// SL-19.
    @Test func `go on beside what is cosmetic`() throws {
        var scenario = try Scenario.smartlead()
        scenario.facts.insert("cosmetic")
        let end = scenario.finish()
        #expect(end.phase == .completed && end.incidents.map(\.severity) == [.p3])
    }
}
#endif
