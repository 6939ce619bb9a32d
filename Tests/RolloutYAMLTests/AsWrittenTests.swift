#if YAML
import Rollout
import RolloutYAML
import Testing

/// The guides as they were written: what lint finds are the contradictions between their texts, scripts, tables and
/// objectives.
@Suite(.timeLimit(.minutes(1))) struct `A guide as it was written` {
    struct Guide: Sendable, CustomTestStringConvertible {
        let file: String
        let findings: [String]
        var testDescription: String { file }
    }

    @Test(arguments: [
        Guide(
            file: "intelliflow",
            findings: [
                "conflicting-actions triggers[4]",  // rolled back automatically, and "consider rollback", for one rate
                "conflicting-actions triggers[5]",  // the same of p99
                "infeasible-objective objectives[3]",  // less than a minute, looked at once a minute
                "conflicting-objectives objectives[3]",  // in the timeline less than ten minutes
                "no-baseline triggers[2]",  // twice which baseline?
                "sum-of-durations objectives[6]",  // 5, 2, 1 and 5 minutes, and 10 in all
            ]),
        Guide(
            file: "escashop",
            findings: [
                "wrong-subject triggers[5]",  // the script asks port 5000, which is blue
                "deadline-without-action gates.database",
                "infeasible-objective objectives[0]",  // windows below 30 minutes, and an hour of watching
                "infeasible-objective objectives[1]",  // back in 30 seconds, looked at every 30 seconds
                "conflicting-objectives objectives[2]",  // 30 seconds, and 2 to 3 minutes
                "unreachable triggers[0]",  // the text waits two minutes, the script none
                "external-dependency gates.checks",
                "wrong-subject gates.monitored",
            ]),
        Guide(
            file: "bakhmach",
            findings: [
                "no-time-zone windows[0]", "no-time-zone windows[1]", "no-time-zone windows[2]",
                "never-open windows",  // off-peak, and during business hours
                "conflicting-limits analyses.canary.conditions[2]",  // 99 % success, and 0.1 % errors
                "vacuous steps[4]",
            ]),
        Guide(
            file: "wcag",
            findings: [
                "vacuous triggers[8]",  // the dashboard's marker at 5 of a ratio
                "deadline-without-action matrix.P0", "deadline-without-action gates.manual",
                "infeasible-objective objectives[0]",  // rolled back in less than 30 seconds
                "infeasible-objective objectives[1]",  // deployed in less than 30 minutes, by steps up to T+45
                "conflicting-objectives objectives[2]", "conflicting-objectives objectives[3]",
                "slow-trigger triggers[6]",  // an hour's errors, and steps of five minutes
                "gap triggers[5]",  // between 20 % and twice the baseline
                "no-baseline triggers[1]",
                "slow-fallback rollback.methods",  // DNS takes up to an hour
                "external-dependency gates.health",  // readiness asks a vendor
            ]),
        Guide(
            file: "smartlead",
            findings: [
                "conflicting-actions alerts[0]",  // rolled back at once, and "if not fixed in 15 min"
                "conflicting-actions alerts[1]",
                "deadline-without-action matrix.P0", "deadline-without-action matrix.P2",
                "infeasible-objective objectives[0]",  // deployed in less than two hours, by steps of five and a half
                "external-dependency triggers[3]",
                "statistic-mismatch alerts[1]",  // a mean takes back what a 99th percentile lets go on
                "slow-fallback rollback.methods",
                "vacuous steps[6]",  // ten answers of which each may be anything
                "infeasible-objective objectives[1]",  // the planned rollback takes 15 to 30 minutes
            ]),
    ])
    func `contradicts itself where lint says so`(guide: Guide) throws {
        let file = "asWritten/\(guide.file).yaml"
        let findings = try RolloutPolicy(yaml: try PolicyFiles.text(file), file: file).lint()
            .filter { $0.level != .note }
        #expect(findings.map { "\($0.code) \($0.place)" } == guide.findings)
        #expect(findings.contains { $0.level == .error })
        #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.proposal.isEmpty })
    }

    @Test func `asks for more requests in each look than all of its traffic has`() throws {
        let policy = try RolloutPolicy(yaml: try PolicyFiles.text("asWritten/smartlead.yaml"))
        let findings = policy.lint(requestsPerMinute: 600).filter { $0.code == .tooLittleTraffic }
        #expect(findings.map(\.place) == (2...7).map { "steps[\($0)]" })
    }
}
#endif
