import JSONText
import RolloutTesting
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A scenario` {
    private func scenarios(_ text: String) throws -> [PolicyScenario] {
        let document = #"{"policy": "x", "scenarios": [\#(text)]}"#
        return try ScenarioDocument(try JSONValue(reading: document)).scenarios(for: try Smartlead.policy())
    }

    private func values(_ series: String, minutes: Int = 4) throws -> [Double] {
        let text = #"{"name": "x", "for": "\#(minutes)m", "series": \#(series), "expect": {"step": 1}}"#
        return try scenarios(text)[0].history.compactMap {
            if case .observation(let observation) = $0.content { observation.value } else { nil }
        }
    }

    private func error(_ members: String) throws -> String? {
        do {
            _ = try scenarios(#"{"name": "x", \#(members)}"#)
            return nil
        } catch let error as PolicyError {
            return error.description
        }
    }

    @Test(
        arguments: [
            (#"{"memory": 40}"#, [40, 40, 40, 40, 40]),
            (#"{"memory": "40%"}"#, [40, 40, 40, 40, 40]),
            (#"{"error_rate": "0.5% from 2m"}"#, [0.005, 0.005, 0.005]),
            (#"{"error_rate": "0.5% from 0 to 1m"}"#, [0.005, 0.005]),
            (#"{"memory": ["40%", "90% from 1m to 2m", "none from 4m"]}"#, [40, 90, 90, 40]),
            (#"{"db_connection_errors": [0, "1 at 90s"]}"#, [0, 0, 1, 0, 0, 0]),
            (#"{"avg_response_time": "0.5s at 1m"}"#, [500]),
            (#"{"stable.error_rate": 0.5, "errors": "3 at 1m"}"#, [0.5, 0.5, 0.5, 0.5, 0.5, 3]),
        ] as [(String, [Double])])
    func `has series in pieces, the later of which count`(series: String, expected: [Double]) throws {
        #expect(try values(series) == expected)
    }

    @Test func `has as many samples as it says, else as many as the metric needs`() throws {
        let text = #"""
            {"name": "x", "for": "0s", "series": {"api_p99": 80, "error_rate": "1% of 50 samples"}, "expect": {"step": 1}}
            """#
        let samples = try scenarios(text)[0].history.map { line -> Int? in
            if case .observation(let observation) = line.content { observation.samples } else { nil }
        }
        #expect(samples == [1_000, 50])
    }

    @Test func `counts its times from its start`() throws {
        let text = #"""
            {"name": "x", "start": "2026-01-05T10:00:00Z", "for": "2m", "facts": ["a"],
             "lines": [{"at": "1m", "command": "pause"}, {"at": 90, "fact": "b", "value": true}],
             "expect": {"at": "1m", "step": 1}}
            """#
        let scenario = try scenarios(text)[0]
        #expect(scenario.history.map(\.at) == [0, 60, 90].map { scenario.start + .seconds($0) })
        #expect(scenario.end == scenario.start + .minutes(2))
        #expect(scenario.expectations[0].at == scenario.start + .minutes(1))
        let facts = scenario.history.compactMap { if case .fact(let fact) = $0.content { fact.at } else { nil } }
        #expect(facts == [0, 90].map { scenario.start + .seconds($0) })
    }

    @Test func `lasts twice as long as the policy needs, or until what it names`() throws {
        let needed = try Smartlead.policy().plan().earliestCompletion
        let own = try scenarios(#"{"name": "x", "expect": {"step": 1}}"#)[0]
        #expect(own.end - own.start == needed * 2)
        let named = try scenarios(#"{"name": "x", "series": {"memory": "40% to 20h"}, "expect": {"step": 1}}"#)[0]
        #expect(named.end - named.start == .hours(20))
    }

    @Test(
        arguments: [
            (#""expect": {"step": 1}"#, nil),
            (#""expect": []"#, "scenarios[0].expect: needs at least one expectation"),
            (#""expect": {"at": "5m"}"#, "scenarios[0].expect: needs at least one of"),
            (#""expect": {"verdict": "rolback"}"#, "scenarios[0].expect.verdict: must be one of"),
            (#""expects": []"#, "scenarios[0].expects: unknown key (did you mean expect?)"),
            (
                #""expect": {"rule": "triggers[20]"}"#,
                "scenarios[0].expect.rule: the policy has no rule of this name (did you mean triggers[0]?); write the name of"
            ),
            (
                #""expect": {"rule": "steps[99].pause"}"#,
                "scenarios[0].expect.rule: the policy has no rule of this name"
            ),
            (#""series": {"eror_rate": 1}, "expect": {"step": 1}"#, "scenarios[0].series.eror_rate: the policy has no"),
            (#""series": {"memory": "5ms"}, "expect": {"step": 1}"#, "scenarios[0].series.memory: memory is measured"),
            (
                #""series": {"memory": "5% from"}, "expect": {"step": 1}"#,
                #"scenarios[0].series.memory: "from" needs a time"#
            ),
            (#""series": {"memory": "5% to 1m to 2m"}, "expect": {"step": 1}"#, "scenarios[0].series.memory: says"),
            (
                #""series": {"memory": "5% from 2m to 1m"}, "expect": {"step": 1}"#,
                "scenarios[0].series.memory: ends before"
            ),
            (
                #""series": {"memory": "5% at 2m to 3m"}, "expect": {"step": 1}"#,
                "scenarios[0].series.memory: needs either"
            ),
            (
                #""series": {"memory": "5% of many"}, "expect": {"step": 1}"#,
                #"scenarios[0].series.memory: "of" needs a number"#
            ),
            (
                #""series": {"memory": "much"}, "expect": {"step": 1}"#,
                "scenarios[0].series.memory: expected a value and when"
            ),
            (#""start": "10m", "expect": {"step": 1}"#, "scenarios[0].start: must be a date"),
            (#""lines": [{"at": 0}], "expect": {"step": 1}"#, "scenarios[0].lines[0]: needs either metric, fact,"),
            (
                #""for": "300d", "series": {"memory": 5, "cpu_usage": 5, "errors": 5}, "expect": {"step": 1}"#,
                "scenarios[0].for: would need 1296003 points of its series"
            ),
        ] as [(String, String?)])
    func `is refused with the place of what cannot be used`(members: String, message: String?) throws {
        let error = try error(members)
        #expect(error?.hasPrefix(message ?? "") ?? (message == nil), "\(error ?? "no error")")
    }

    private static let healthy = #"""
        "facts": ["tests_100", "load_10x", "zero_vulns", "dashboards_up"],
        "series": {"error_rate": ["0.05%", "3% from 70m"], "avg_response_time": "60ms", "api_p99": "80ms", "db_pool": "40%",
         "db_connection_errors": 0, "memory": "50%", "memory_usage": "512MB", "cpu_usage": "35%"},
        "lines": [{"at": 0, "health": "/health/detailed", "status": 200, "body": {"status": "healthy"}}]
        """#

    private func failures(_ expectations: String) throws -> [ScenarioOutcome.Failure] {
        let scenario = try scenarios(#"{"name": "x", \#(Self.healthy), "expect": [\#(expectations)]}"#)[0]
        let outcome = try Smartlead.policy().test(scenario)
        #expect(outcome.hasPassed == outcome.failures.isEmpty && outcome.scenario == "x")
        return outcome.failures
    }

    @Test func `passes when all is as expected, in any order`() throws {
        #expect(
            try failures(
                """
                {"phase": "rolledBack", "weight": 0, "rule": "triggers[0]"}, {"at": "1h15m", "verdict": "rollback"},
                {"at": "1h14m30s", "verdict": "hold", "step": 5, "weight": 10}, {"at": 0, "step": 1}
                """
            ) == [])
    }

    @Test func `fails with what was found instead, and where it was expected`() throws {
        let failures = try failures(
            """
            {"phase": "completed", "rule": "triggers[2]"}, {"at": "10m", "weight": 5, "verdict": "hold"}
            """)
        #expect(failures.map(\.subject) == ["phase", "rule", "weight"])
        #expect(failures.map(\.expected) == ["completed", "triggers[2]", "5"])
        #expect(failures.map(\.found) == ["rolledBack", "triggers[0]", "1"])
        #expect(failures[2].after == .minutes(10))
        #expect(
            failures[2].origin
                == [.member("scenarios"), .element(0), .member("expect"), .element(1), .member("weight")])
    }

    private static let named = """
        "metrics": {"errors": {"kind": "counter"}}, "steps": [{"setWeight": 100, "bakeTime": "1h"}],
        "triggers": [{"name": "too many errors", "when": "errors > 5", "action": "rollback"},
         {"name": "errors", "when": "errors > 90", "action": "rollback"},
         {"name": "errors", "when": "errors > 50", "action": "rollback"}]
        """

    @Test(arguments: [("too many errors", true), ("triggers[0]", true), ("errors", false), ("rollback", false)])
    func `knows a trigger by its name, too`(name: String, isMet: Bool) throws {
        let policy = try Rehearsal(Self.named).policy
        let document = #"""
            {"policy": "x", "scenarios": [{"name": "x", "series": {"errors": "6 from 5m"},
             "expect": {"phase": "rolledBack", "rule": "\#(name)"}}]}
            """#
        let scenario = try ScenarioDocument(try JSONValue(reading: document)).scenarios(for: policy)[0]
        let failures = policy.test(scenario).failures
        #expect(failures.isEmpty == isMet)
        #expect(failures.allSatisfy { $0.expected == name && $0.found == "triggers[0]" })
    }

    @Test func `knows every rule that a decision can show`() throws {
        for policy in [try Rehearsal(Self.named).policy, try Smartlead.policy()] {
            let names = RuleNames(policy)
            var unknown: Set<String> = []
            for history in [Smartlead.history(minutes: 480).lines, Smartlead.regression(minutes: 120, from: 70).lines] {
                _ = policy.replay(history) { decision in
                    unknown.formUnion(
                        decision.reasons.filter { $0.outcome != nil }.map(\.rule).filter {
                            names.rules(called: $0).isEmpty
                        })
                    return true
                }
            }
            #expect(unknown.isEmpty, "\(unknown)")
        }
    }
}
