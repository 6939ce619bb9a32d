#if YAML
import JSONText
import Rollout
import RolloutYAML
import Testing

@testable import RolloutImport

@Suite(.timeLimit(.minutes(1))) struct `Alerting rules of Prometheus` {
    @Test func `become triggers that need as long`() throws {
        let imported = try Sample(.prometheus, "http.yaml").imported()
        let triggers = try #require(imported.document["triggers"]?.array)
        #expect(triggers[0]["when"]?.string == "high_error_rate > 0.05 for 10m")
        #expect(triggers[0]["severity"]?.string == "P1" && triggers[0]["action"]?.string == "alert")
        // One expression is one series.
        #expect(triggers[1]["when"]?.string == "high_error_rate > 0.01")
        #expect(triggers[2]["when"]?.string == "too_few_instances < 3 for 1m")
        #expect(imported.policy.resolveAfter == .minutes(5) && imported.policy.interval == .seconds(30))
        let query = try #require(imported.policy.documentation["metric.high_error_rate"])
        #expect(query.hasPrefix("sum(rate(") && !query.contains("0.05"))
    }

    @Test func `may be a resource of Kubernetes`() throws {
        let imported = try Sample(.prometheus, "rule.yaml").imported()
        #expect(imported.policy.name == "shop-rules")
        #expect(imported.document["triggers"]?[0]?["when"]?.string == "slow_answers >= 0.5 for 1h30m")
    }

    @Test func `that no comparison says wait for a fact`() throws {
        let imported = try Sample(.prometheus, "slo.yaml").imported()
        #expect(imported.policy.triggers[0].when == .fact("alert.BudgetBurnsFast", negated: false))
        #expect(imported.policy.triggers[2].when == .fact("alert.Different", negated: false))
        let field = try #require(imported.fields.first { $0.path == "groups[0].rules[0].expr" })
        #expect(field.outcome == .approximated)
    }

    @Test func `of one name have a fact each`() throws {
        let rule = "    - {alert: Burn, expr: a > 1 and b > 1, labels: {severity: info}}\n"
        let imported = try PolicyImport("groups:\n- rules:\n" + rule + rule, from: .prometheus)
        let facts = ["alert.Burn", "alert.Burn-2"]
        #expect(imported.policy.triggers.map(\.when) == facts.map { .fact($0, negated: false) })
    }

    @Test func `move nothing before a person has seen to it`() throws {
        let replay = try Replay(try Sample(.prometheus, "http.yaml").imported(), for: .hours(1))
        #expect(replay.weights.isEmpty && replay.last?.phase == .paused)
    }

    @Test(arguments: [
        ("up > 1", "up > 1"), ("(up >= 0.5)", "up >= 0.5"), ("5 < up", "up > 5"),
        ("up{a=\">\"} <= 1e3", "up{a=\">\"} <= 1000"),
        ("sum(a and b > 1) < 2", "sum(a and b > 1) < 2"), ("a / b > -0.5 # > 3", "a / b > -0.5"),
        ("((a) + (b)) > 0", "((a) + (b)) > 0"),
        ("android > 1", "android > 1"), ("`#` > 1", "`#` > 1"),
    ])
    func `compare a series with a number`(text: String, expected: String) throws {
        let comparison = try #require(PromQLComparison(text))
        #expect("\(comparison.left) \(comparison.sign) \(comparison.limit)" == expected)
    }

    @Test(arguments: [
        "up", "", "1 > 2", "up == 1", "up != 1", "a > b", "a > bool 1", "a > 1 and b > 2", "a > 1 or vector(0)",
        "a > 1 > 0",
        "a > 1 unless b", "(a) > (b)", "a > 1 \"or\"", "(a > 1)and(b)", "> 1", "a >", "a > 1e-9", "a > nan", "a > inf",
        "((", "a > 0x", "\"",
    ])
    func `that say more or less are told from it`(text: String) {
        #expect(PromQLComparison(text) == nil)
    }

    @Test(arguments: [1_000, 100_000]) func `are read in time that grows with their length alone`(depth: Int) throws {
        let text = String(repeating: "(", count: depth) + "up" + String(repeating: ")", count: depth) + " > 1"
        let wrapped = "(\(text))"
        #expect(PromQLComparison(wrapped)?.limit == "1")
        #expect(PromQLComparison(String(repeating: "(", count: depth) + "up > 1") == nil)
    }

    @Test func `are refused where there are too many of them`() throws {
        let rule = "    - {alert: A, expr: up > 1}\n"
        func file(_ count: Int) -> String { "groups:\n- rules:\n" + String(repeating: rule, count: count) }
        let imported = try PolicyImport(file(2_000), from: .prometheus)
        #expect(imported.policy.triggers.count == 2_000)
        let error = try #require(throws: PolicyFileError.self) { try PolicyImport(file(2_001), from: .prometheus) }
        #expect(error.description.contains("more than 2000 alerting rules"))
    }

    @Test func `may begin with a mark of the byte order, and have numbers for names`() throws {
        let text = "\u{FEFF}groups:\n- {name: 5, rules: [{alert: 500, expr: up > 1}]}\n"
        #expect(try PolicyImport(text, from: .prometheus).policy.triggers[0].name == "500")
    }

    @Test(arguments: [
        (
            "groups: [{rules: [{alert: A, expr: up > 1, for: ever}]}]",
            "file:1:49: groups[0].rules[0].for: must be a duration"
        ),
        ("groups: [{rules: [{alert: A}]}]", "file:1:19: groups[0].rules[0]: needs expr"),
        ("rules: []", "file:1:1: needs groups"),
        ("groups: []", "file:1:1: there is no alerting rule in this file"),
        ("groups: [{rules: [{record: a, expr: b}]}]", "file:1:1: there is no alerting rule in this file"),
    ])
    func `are refused with their place when they are none`(text: String, message: String) throws {
        let error = try #require(throws: PolicyFileError.self) {
            try PolicyImport(text, from: .prometheus, file: "file")
        }
        #expect(error.description.hasPrefix(message), "\(error)")
    }
}
#endif
