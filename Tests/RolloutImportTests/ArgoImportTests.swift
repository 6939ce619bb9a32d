#if YAML
import JSONText
import Rollout
import RolloutYAML
import Testing

@testable import RolloutImport

@Suite(.timeLimit(.minutes(1))) struct `A rollout of Argo` {
    private func imported(_ steps: String, _ template: String = "") throws -> PolicyImport {
        let head = "kind: Rollout\nmetadata: {name: shop}\nspec:\n  strategy:\n    canary:\n      steps:\n"
        return try PolicyImport(head + steps + template, from: .argo, file: "rollout.yaml")
    }

    private func template(_ metric: String) -> String {
        "\n---\nkind: AnalysisTemplate\nmetadata: {name: t}\nspec:\n  metrics: [\(metric)]\n"
    }

    @Test func `has a weight and the wait behind it in one step, and all traffic at the end`() throws {
        let steps = try imported(
            "      - setWeight: 20\n      - pause: {duration: 1h}\n      - setWeight: 40\n      - pause: {}\n"
        ).policy.steps
        #expect(steps.map(\.weight) == [20, 40, 100])
        #expect(steps.map(\.pause) == [.duration(.hours(1)), .approval(deadline: nil, onDeadline: nil), nil])
        #expect(steps[0].gate == "ready")
    }

    @Test(arguments: [("5m", 300), ("90", 90), ("\"90\"", 90), ("1h30m", 5_400), ("45s", 45)])
    func `ends its pauses after their duration`(duration: String, seconds: Int64) throws {
        let replay = try Replay(
            try imported("      - setWeight: 20\n      - pause: {duration: \(duration)}\n"), for: .hours(2),
            facts: ["ready"])
        #expect(replay.weights == [.init(0, 20), .init(seconds, 100)])
    }

    @Test func `keeps its pace where pauses have no common length`() throws {
        let steps = """
            - setWeight: 5
                  - pause: {duration: 90}
                  - setWeight: 20
                  - pause: {duration: 75s}
                  - setWeight: 50
                  - pause: {duration: 2m}
            """
        let imported = try imported("      \(steps)\n")
        #expect(imported.policy.interval == .seconds(15))
        let replay = try Replay(imported, for: .hours(1), facts: ["ready"])
        #expect(replay.weights == [.init(0, 5), .init(90, 20), .init(165, 50), .init(285, 100)])
    }

    @Test func `says how much longer a pause lasts that no sensible interval divides`() throws {
        let imported = try imported(
            "      - pause: {duration: 7s}\n      - setWeight: 50\n      - pause: {duration: 61}\n")
        #expect(imported.policy.interval == .seconds(5))
        let notes = imported.fields.filter { $0.path.hasSuffix("duration") }.map(\.note)
        #expect(notes[0] == "steps[0].pause: 10s, 3s longer, since it is evaluated each 5s")
        #expect(notes[1] == "steps[1].pause: 1m5s, 4s longer, since it is evaluated each 5s")
        let replay = try Replay(imported, for: .hours(1), facts: ["ready"])
        #expect(replay.weights == [.init(10, 50), .init(75, 100)])
    }

    @Test func `waits for readiness by Argo's default where it names no deadline`() throws {
        let imported = try imported("      - setWeight: 20\n")
        let gate = try #require(imported.policy.gates["ready"])
        #expect(gate.facts == ["ready"] && gate.deadline == .seconds(600))
        let field = try #require(imported.fields.first { $0.path == "spec.progressDeadlineSeconds" })
        #expect(field.outcome == .approximated && field.note.contains("Argo's default of 10m"))
        #expect(try Replay(imported, for: .minutes(5)).weights.isEmpty)
    }

    @Test func `keeps the old version for Argo's default`() throws {
        let head = "kind: Rollout\nmetadata: {name: 7}\nspec:\n  strategy:\n    "
        let policy = try PolicyImport(head + "blueGreen: {activeService: a, previewService: b}", from: .argo).policy
        #expect(policy.retention == .seconds(30) && policy.name == "7")
        let routed = try PolicyImport(head + "canary: {trafficRouting: {smi: {}}}", from: .argo).policy
        #expect(routed.retention == .seconds(30))
        let plain = try PolicyImport(head + "canary: {maxSurge: \"150%\"}", from: .argo)
        #expect(plain.document["retention"] == nil && plain.policy.rolling.maxSurge == .percent(100))
    }

    @Test(
        arguments: [
            ("len(result) == 0 || result[0] < 0.5", [nil, nil, nil], true),
            ("default(result, 0) < 0.5", [nil, nil, nil], true),
            ("isNil(result) || result < 0.5", [nil, 0.1, nil], true),
            ("len(result) > 0 && result[0] < 0.5", [nil, nil, nil], false),
            ("result < 0.5", [nil, nil, nil], nil),
            ("result[0] < 0.5", [nil, nil, nil], nil),
            ("isNaN(result) || result < 0.5", [nil, nil, nil], nil),
        ] as [(String, [Double?], Bool?)])
    func `judges missing data by the conditions that ask for them`(
        condition: String, values: [Double?], isGood: Bool?
    ) throws {
        let imported = try imported(
            "      - setWeight: 20\n      - analysis: {templates: [{templateName: t}]}\n",
            template(#"{name: m, interval: 1m, count: 3, successCondition: "\#(condition)"}"#))
        let lines = values.enumerated().compactMap { minute, value in
            value.map { #"{"at":\#((minute + 1) * 60),"metric":"m","value":\#($0)}"# }
        }
        let replay = try Replay(imported, for: .minutes(4), facts: ["ready"], commands: lines)
        let weights = replay.weights.map(\.weight)
        // An error alone does not end a run: the fifth in a row does.
        #expect(weights == (isGood == nil ? [20] : isGood == true ? [20, 100] : [20, 0]), "\(replay.weights)")
    }

    @Test func `names every series of a template that is used twice`() throws {
        let use = "analysis: {templates: [{templateName: t}], args: [{name: x, value: "
        let metric = #"{name: m, successCondition: result > 1, provider: {prometheus: {query: "up{a='{{args.x}}'}"}}}"#
        let imported = try imported(
            "      - \(use)a}]}\n      - \(use)b}]}\n      - \(use)a}]}\n", template(metric))
        #expect(imported.policy.metrics.keys.sorted() == ["m", "m-2"])
        let note = try #require(imported.fields.first { $0.path == "[1].spec.metrics[0].name" }?.note)
        #expect(note.contains("metrics.m of compat.analyses.step-1") && note.contains("metrics.m-2 of compat"))
        #expect(imported.policy.documentation["metric.m"] == "up{a='a'}")
        #expect(imported.policy.documentation["metric.m-2"] == "up{a='b'}")
    }

    @Test(arguments: ["failureLimit", "interval", "initialDelay", "count", "inconclusiveLimit"])
    func `waits where a limit needs an argument that nobody knows`(word: String) throws {
        let metric = "{name: m, successCondition: result > 1, interval: 1m, \(word): \"{{args.none}}\"}"
            .replacing("interval: 1m, interval", with: "interval")
        let imported = try imported("      - analysis: {templates: [{templateName: t}]}\n", template(metric))
        #expect(imported.policy.steps[1].gate == "analysis-step-1")
        let field = try #require(imported.fields.first { $0.path == "[1].spec.metrics[0].\(word)" })
        #expect(field.outcome == .unsupported && field.note.contains("argument"))
    }

    @Test func `has its analyses with the values of their arguments`() throws {
        let document = try Sample(.argo, "canary.yaml").imported().document
        let metric = try #require(document["compat"]?["analyses"]?["step-8"]?["metrics"]?[0])
        #expect(metric["successCondition"]?.string == "result < 0.5")
        #expect(metric["shape"]?.string == "scalar" && metric["count"]?.number?.integer == 4)
        #expect(document["compat"]?["analyses"]?["step-8"]?["metrics"]?[1] == nil, "a dry run is not judged")
        let background = try #require(document["compat"]?["background"])
        #expect(background["analysis"]?.string == "background" && background["fromStep"]?.number?.integer == 2)
        let query = document["documentation"]?["metric.success_rate"]?.string ?? ""
        #expect(query.contains(#"destination_service=~"guestbook-canary.default.svc.cluster.local""#))
    }

    @Test func `waits for somebody outside where it cannot be judged`() throws {
        let imported = try Sample(.argo, "experiment.yaml").imported()
        let gates = imported.policy.steps.compactMap(\.gate)
        #expect(gates == ["ready", "experiment-2", "plugin-3", "analysis-step-4"])
        #expect(gates.dropFirst().allSatisfy { imported.policy.gates[$0]?.facts == [$0] })
        let condition = try #require(imported.fields.first { $0.path == "[1].spec.metrics[0].successCondition" })
        #expect(condition.outcome == .unsupported)
        let replay = try Replay(imported, for: .hours(1), facts: ["ready"])
        #expect(replay.weights == [.init(0, 10)])
    }

    @Test(arguments: [
        #"{name: m, successCondition: "result > {{args.none}}"}"#, #"{name: m, successCondition: "("}"#,
        #"{name: m, successCondition: "result.status == 'up'"}"#,
        #"{name: m, successCondition: "all(result, {#.value > 1})"}"#,
        #"{name: m, successCondition: "result.\#(String(repeating: "a", count: 65)) > 1"}"#,
        "{name: m, provider: {job: {spec: {}}}}",
    ])
    func `waits where a condition is not known`(metric: String) throws {
        let steps = try imported("      - analysis: {templates: [{templateName: t}]}\n", template(metric)).policy.steps
        #expect(steps.map(\.gate) == ["ready", "analysis-step-1"] && steps.allSatisfy { $0.analysis == nil })
    }

    @Test(arguments: [(1.0, 0.95, [20.0, 100]), (0, 0.95, [20, 0]), (1, 0.5, [20, 0])])
    func `has a series for each member of a result that its conditions ask for`(
        ok: Double, share: Double, expected: [Double]
    ) throws {
        let imported = try imported(
            "      - setWeight: 20\n      - analysis: {templates: [{templateName: t}]}\n",
            template(
                "{name: web-check, provider: {web: {url: \"http://a.test\"}}, "
                    + "successCondition: \"result.ok && result.data.share >= 0.9\"}"))
        #expect(imported.policy.metrics.keys.sorted() == ["web_check_data_share", "web_check_ok"])
        #expect(imported.policy.documentation["metric.web_check_ok"] == "http://a.test result.ok")
        let replay = try Replay(
            imported, for: .minutes(5), series: ["web_check_ok": ok, "web_check_data_share": share], facts: ["ready"])
        #expect(replay.weights.map(\.weight) == expected)
    }

    @Test func `waits for templates that are not in the file`() throws {
        let imported = try imported("      - analysis: {templates: [{templateName: elsewhere}]}\n")
        #expect(imported.policy.steps[1].gate == "analysis-step-1")
        #expect(imported.policy.metrics.isEmpty)
    }

    @Test func `of two environments is promoted by a person, or in time`() throws {
        let policy = try Sample(.argo, "bluegreen.yaml").imported().policy
        #expect(policy.strategy == .blueGreen && policy.retention == .seconds(900))
        #expect(policy.steps.map(\.analysis) == ["pre-promotion", nil, "post-promotion"])
        #expect(policy.steps[0].gate == "ready" && policy.steps[2].weight == 100)
        #expect(policy.steps[1].pause == .approval(deadline: .seconds(600), onDeadline: .advance))
        #expect(policy.environments.stable == "checkout-active" && policy.environments.candidate == "checkout-preview")
    }

    @Test func `says by its conditions whether a result is a list`() {
        for text in ["result[0] > 1", "len(result) == 0", "all(result, {# < 1})", "1 in result"] {
            #expect(ArgoExpression.readsList(text), "\(text)")
        }
        #expect(!ArgoExpression.readsList("isNaN(result) || result > 0.5"))
    }

    @Test(arguments: [
        ("      - setWeight: 200", "rollout.yaml:7:20: spec.strategy.canary.steps[0].setWeight: must be a number"),
        (
            "      - pause: {duration: never}",
            "rollout.yaml:7:27: spec.strategy.canary.steps[0].pause.duration: must be"
        ),
        ("      - {setWeight: 5, pause: {}}", "rollout.yaml:7:9: spec.strategy.canary.steps[0]: needs exactly one"),
        ("      - setWeight: &w 5", "rollout.yaml:7:20: anchors and aliases are not used here"),
    ])
    func `is refused with its place when Argo would refuse it`(steps: String, message: String) throws {
        let error = try #require(throws: PolicyFileError.self) { try imported(steps) }
        #expect(error.description.hasPrefix(message), "\(error)")
    }
}
#endif
