import JSONText
import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct `A plan` {
    private func plan(_ members: String, rate: Double? = nil) throws -> RolloutPlan {
        try Rehearsal(members).policy.plan(requestsPerMinute: rate)
    }

    private static let steps =
        #""steps": [{"setWeight": 10, "pause": {"duration": "5m"}}, {"setWeight": 100, "bakeTime": "5m"}]"#

    @Test func `ends when a replay of perfect data does`() throws {
        var random = SeededRandom(seed: 13)
        for number in 0..<caseCount(400) {
            let policy = try Rehearsal(Self.members(&random)).policy
            let plan = policy.plan()
            let history = Self.perfectHistory(until: plan.earliestCompletion + .hours(1), every: policy.interval)
            var (ends, completedAt) = ([Span](), nil as Span?)
            _ = policy.replay(history) { decision in
                if decision.step > ends.count + 1 { ends.append(decision.at - Moment(seconds: 0)) }
                if decision.phase == .completed { completedAt = decision.at - Moment(seconds: 0) }
                return completedAt == nil
            }
            let end = try #require(completedAt, "policy \(number)")
            #expect(plan.earliestCompletion == end, "policy \(number): \(policy.steps)")
            #expect(plan.entries.map(\.earliestEnd) == ends + [end], "policy \(number): \(policy.steps)")
        }
    }

    private static func members(_ random: inout SeededRandom) -> String {
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        let interval = pick(["30s", "1m", "5m"])
        let steps = [10, 40, 100].map { weight in
            let parts = [
                #""setWeight": \#(weight)"#,
                pick(["", #""gate": "quick""#, #""gate": "commands""#, #""gate": "steady""#]),
                pick(["", #""action": "migrate""#]), pick(["", #""setHeaderRoute": {"x-canary": "yes"}"#]),
                pick(["", #""setMirrorRoute": 5"#]), pick(["", #""settle": "30s""#, #""settle": "7m""#]),
                pick(["", #""verify": {"samples": 10, "field": "environment"}"#]),
                pick(["", #""pause": {"duration": "5m"}"#, #""pause": {"duration": "90s"}"#]),
                pick(["", #""bakeTime": "6m""#]), pick(["", #""analysis": "momentary""#, #""analysis": "lasting""#]),
            ]
            return "{\(parts.filter { !$0.isEmpty }.joined(separator: ", "))}"
        }
        let waits = pick([
            "", #"{"gate": "quick"},"#, #"{"pause": {"duration": "4m"}},"#, #"{"analysis": "momentary"},"#,
            #"{"gate": "quick", "analysis": "lasting"},"#,
        ])
        return """
            "interval": "\(interval)", "metrics": {"memory": {"kind": "gauge", "unit": "MB"}},
            "gates": {"quick": {"facts": ["ready"]}, "commands": {"commands": ["smoke", "load"]},
             "steady": {"conditions": ["memory < 10MB for 3 minutes"]}},
            "analyses": {"momentary": {"conditions": ["memory < 10MB"]},
             "lasting": {"conditions": [{"any": ["memory < 10MB for 4 minutes", "memory < 9MB for 9 minutes"]}]}},
            "steps": [\(waits) \(steps.joined(separator: ", "))]
            """
    }

    private static func perfectHistory(until end: Span, every interval: Span) -> [HistoryLine] {
        let start = Moment(seconds: 0)
        let ready = HistoryLine(at: start, content: .fact(Fact(at: start, name: "ready", value: true)))
        return [ready]
            + (0...Int(end.milliseconds / interval.milliseconds)).map { number in
                let now = start + interval * number
                let observation = Observation(at: now, subject: .candidate, metric: "memory", value: 5)
                return HistoryLine(at: now, content: .observation(observation))
            }
    }

    @Test func `is what an objective is held against`() throws {
        let objective = #", "objectives": ["rollout.duration <= 10m"]"#
        #expect(try plan(Self.steps).earliestCompletion == .minutes(10))
        let findings = try Rehearsal(Self.steps + objective).policy.lint()
        #expect(!findings.contains { $0.code == .infeasibleObjective }, "\(findings)")
    }

    @Test func `says how late a fault shows in a window`() throws {
        let metrics = """
            "metrics": {"slow": {"kind": "ratio", "window": "10m"}, "fast": {"kind": "ratio"},
             "level": {"kind": "gauge", "window": "10m"}},
            """
        let triggers = ["slow > 1%", "slow > 1% for 5m", "fast > 1% for 5m", "level > 5"].map {
            #"{"when": "\#($0)", "action": "rollback"}"#
        }
        let plan = try plan("\(metrics) \(Self.steps), \"triggers\": [\(triggers.joined(separator: ", "))]")
        #expect(plan.detections.map(\.latest) == [.minutes(10), .minutes(15), .minutes(6), .minutes(1)])
    }

    @Test func `leaves open when evidence decides`() throws {
        let triggers = ["error_rate > 1%", "level > 5"].map {
            #"{"when": "\#($0)", "action": "rollback", "test": "sequential"}"#
        }
        let plan = try plan(
            """
            "metrics": {\(Rehearsal.errorRate), "level": {"kind": "gauge"}}, \(Self.steps),
            "triggers": [\(triggers.joined(separator: ", "))]
            """)
        #expect(plan.detections.map(\.latest) == [nil, .minutes(1)])
    }

    @Test(arguments: [(1_000, "1m", true), (10_000, "1m", false), (1_000, "10m", false), (100, "10m", true)])
    func `needs samples in each look, and not in the whole step`(rate: Double, window: String, isSparse: Bool) throws {
        let policy = try Rehearsal(
            """
            "metrics": {"error_rate": {"kind": "ratio", "minSamples": 1000, "window": "\(window)"}}, \(Self.steps),
            "analyses": {"default": {"conditions": ["error_rate < 1%"], "onFail": "rollback"}}
            """
        ).policy
        let found = policy.lint(requestsPerMinute: rate).filter { $0.code == .tooLittleTraffic }
        #expect(!found.filter { $0.place == "steps[0]" }.isEmpty == isSparse, "\(found)")
        let entry = policy.plan(requestsPerMinute: rate).entries[0]
        #expect((entry.requests ?? 0 < entry.requestsNeeded ?? 0) == isSparse)
    }
}
