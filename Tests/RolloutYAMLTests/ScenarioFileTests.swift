#if YAML
import Rollout
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A file of scenarios` {
    private static let policy = """
        apiVersion: rollout/v1
        name: shop
        metrics: {error_rate: {kind: ratio}}
        steps: [{setWeight: 10, pause: {duration: 30m}}, {setWeight: 100, bakeTime: 1h}]
        triggers: [{when: error_rate > 1% for 5 minutes, action: rollback}]
        """

    private func error(_ text: String) throws -> String? {
        let policy = try RolloutPolicy(yaml: Self.policy)
        do throws(PolicyFileError) {
            _ = try ScenarioFile(text, file: "shop.test.yaml").scenarios(for: policy)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `needs five lines for a scenario`() throws {
        let file = try ScenarioFile(
            """
            policy: shop.yaml
            scenarios:
              - name: three percent of errors are taken back after five minutes
                series: {error_rate: 3% of 6000 from 10m}
                expect: [{at: 14m, weight: 10}, {at: 15m, verdict: rollback, rule: "triggers[0]"}, {phase: completed}]
            """, file: "shop.test.yaml")
        #expect(file.policy == "shop.yaml")
        let policy = try RolloutPolicy(yaml: Self.policy)
        let outcome = policy.test(try file.scenarios(for: policy)[0])
        #expect(outcome.failures.map(\.found) == ["rolledBack"])
        let location = file.location(of: outcome.failures[0].origin)
        #expect(location.line == 5 && location.column == 96)
    }

    @Test(arguments: [
        ("scenarios: []", "shop.test.yaml:1:1: needs policy"),
        ("policy: x\nscenarios: []", "shop.test.yaml:2:12: scenarios: needs at least one scenario"),
        ("policy: x\nscenario: []", "shop.test.yaml:2:1: scenario: unknown key (did you mean scenarios?)"),
        (
            "policy: x\nalways: {fact: [a]}\nscenarios: [{name: a, expect: {step: 1}}]",
            "shop.test.yaml:2:10: always.fact: unknown key (did you mean facts?)"
        ),
        (
            "policy: x\nscenarios:\n  - name: a\n    expect: {wieght: 5}",
            "shop.test.yaml:4:14: scenarios[0].expect.wieght: unknown key (did you mean weight?)"
        ),
        (
            "policy: x\nscenarios:\n  - name: a\n    series: {error_rate: 5ms}\n    expect: {step: 1}",
            "shop.test.yaml:4:26: scenarios[0].series.error_rate: error_rate is measured in fraction"
        ),
    ])
    func `names file, line and column of what is wrong`(text: String, message: String) throws {
        let error = try error(text)
        #expect(error?.hasPrefix(message) == true, "\(error ?? "no error")")
    }

    @Test func `has each part in its place, as a policy file has`() throws {
        let file = try PolicyFile(Self.policy)
        #expect(file.location(of: [.member("triggers"), .element(0), .member("when")]).column == 19)
        #expect(file.location(of: [.member("triggers"), .element(7)]).line == 5)
        #expect(file.location(of: [.member("matrix")]) == file.location(of: []))
    }
}
#endif
