#if YAML
import Rollout
import RolloutYAML
import Testing

/// The success criteria of the guides, over rollouts that were run by their policies.
@Suite(.timeLimit(.minutes(2))) struct `The guides' objectives` {
    private func records(good: Int, bad: Int, of make: () throws -> Scenario) throws -> [RolloutRecord] {
        var records: [RolloutRecord] = []
        for number in 0..<(good + bad) {
            var scenario = try make()
            if number >= good {
                scenario.run(toWeight: 10)
                scenario.look(.rollback(plan: nil))
            }
            scenario.finish()
            records.append(try #require(RolloutRecord(scenario.state)))
        }
        return records
    }

    private func unmet(
        _ policy: RolloutPolicy, _ records: [RolloutRecord], measured: [String: Double] = [:]
    ) -> [String] {
        policy.judgeObjectives(over: records, measured: measured).filter { $0.isMet == false }.map(\.objective.measure)
    }

    /// SL-41: time to deploy and to roll back, success above 95 %, rollbacks below 5 %.
    @Test func `of SmartLead allow one rollback in more than twenty rollouts`() throws {
        let policy = try Scenario.smartlead().policy
        let (good, bad) = (
            try records(good: 1, bad: 0, of: Scenario.smartlead), try records(good: 0, bad: 1, of: Scenario.smartlead)
        )
        #expect(unmet(policy, Array(repeating: good[0], count: 20) + bad) == [])
        #expect(
            unmet(policy, Array(repeating: good[0], count: 19) + bad)
                == ["history.success_rate", "history.rollback_rate"])
        #expect(policy.judgeObjectives(over: bad).first?.isMet == nil)
    }

    /// WC-01, WC-30: duration, recovery and failures; uptime comes from the host.
    @Test func `of the WCAG platform allow one failure in more than ten changes`() throws {
        let policy = try Scenario.wcag().policy
        var history = try records(good: 1, bad: 1, of: { try Scenario.wcag() })
        #expect(unmet(policy, history) == ["history.change_failure_rate", "history.rollback_rate"])
        history = Array(repeating: history[0], count: 20) + [history[1]]
        #expect(unmet(policy, history, measured: ["uptime": 0.9999]) == [])
        #expect(unmet(policy, history, measured: ["uptime": 0.9998]) == ["uptime"])
        #expect(policy.judgeObjectives(over: history).first { $0.objective.measure == "history.mttr" }?.value == 60)
        // Two rollouts, two days apart, are one in two days.
        history[1].startedAt = history[0].startedAt + .hours(48)
        #expect(unmet(policy, Array(history[0...1])) == ["history.frequency"])
    }

    /// IF-15, IF-21: no downtime, switched in less than a minute, back in less than ten.
    @Test func `of IntelliFlow allow no downtime`() throws {
        let policy = try Scenario.intelliflow().policy
        let bad = try records(good: 0, bad: 1, of: Scenario.intelliflow)
        #expect(unmet(policy, bad, measured: ["uptime": 1, "switch.duration": 40]) == [])
        #expect(
            unmet(policy, bad, measured: ["uptime": 0.9999, "switch.duration": 61]) == ["switch.duration", "uptime"])
    }

    struct Bound: Sendable {
        let ids, file, measure: String
        let kept: Double
        let missed: Double
    }

    @Test(arguments: [
        Bound(ids: "IF-05", file: "intelliflow", measure: "switch.duration", kept: 59, missed: 60),
        Bound(ids: "IF-14", file: "intelliflow", measure: "rollback.duration", kept: 599, missed: 600),
        Bound(ids: "IF-21", file: "intelliflow", measure: "uptime", kept: 1, missed: 0.999_99),
        Bound(ids: "ES-06", file: "escashop", measure: "switch.duration", kept: 119, missed: 120),
        Bound(ids: "ES-14", file: "escashop", measure: "rollback.duration", kept: 60, missed: 61),
        Bound(ids: "BA-01", file: "bakhmach", measure: "switch.duration", kept: 59, missed: 60),
        Bound(ids: "WC-01", file: "wcag", measure: "uptime", kept: 0.9999, missed: 0.9998),
        Bound(ids: "WC-30", file: "wcag", measure: "rollback.duration", kept: 119, missed: 120),
        Bound(ids: "WC-30", file: "wcag", measure: "history.mttr", kept: 899, missed: 900),
        Bound(ids: "WC-30", file: "wcag", measure: "rollout.duration", kept: 3_599, missed: 3_600),
        Bound(ids: "WC-30", file: "wcag", measure: "history.frequency", kept: 1, missed: 0.9),
        Bound(ids: "WC-30", file: "wcag", measure: "history.change_failure_rate", kept: 0.09, missed: 0.1),
        Bound(ids: "SL-08", file: "smartlead", measure: "rollout.duration", kept: 28_799, missed: 28_800),
        Bound(ids: "SL-41", file: "smartlead", measure: "rollback.duration", kept: 299, missed: 300),
    ])
    func `are met up to their limits`(bound: Bound) throws {
        let policy = try RolloutPolicy(yaml: try PolicyFiles.text("\(bound.file).yaml"))
        #expect(unmet(policy, [], measured: [bound.measure: bound.kept]) == [])
        #expect(unmet(policy, [], measured: [bound.measure: bound.missed]) == [bound.measure])
    }
}
#endif
