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

    @Test func `has its steps one to one, and all traffic at the end`() throws {
        let steps = try imported(
            "      - setWeight: 20\n      - pause: {duration: 1h}\n      - setWeight: 40\n      - pause: {}\n"
        ).policy.steps
        #expect(steps.map(\.weight) == [20, nil, 40, nil, 100])
        #expect(steps.map(\.pause)[1] == .duration(.hours(1)))
        #expect(steps.map(\.pause)[3] == .approval(deadline: nil, onDeadline: nil))
    }

    @Test(arguments: [("5m", 300), ("90", 90), ("\"90\"", 90), ("1h30m", 5_400), ("45s", 45)])
    func `ends its pauses after their duration`(duration: String, seconds: Int64) throws {
        let replay = try Replay(
            try imported("      - setWeight: 20\n      - pause: {duration: \(duration)}\n"), for: .hours(2))
        let (first, last) = (try #require(replay.weights.first), try #require(replay.weights.last))
        #expect(first == .init(0, 20) && last.weight == 100)
        // The pause begins when the host has set the weight, one look later, and ends at the next look.
        let look = min(60, seconds)
        #expect((seconds...seconds + 3 * look).contains(last.at), "\(last)")
    }

    @Test func `has its analyses with the values of their arguments`() throws {
        let document = try Sample(.argo, "canary.yaml").imported().document
        let metric = try #require(document["compat"]?["analyses"]?["step-9"]?["metrics"]?[0])
        #expect(metric["successCondition"]?.string == "result < 0.5")
        #expect(metric["shape"]?.string == "scalar" && metric["count"]?.number?.integer == 4)
        #expect(document["compat"]?["analyses"]?["step-9"]?["metrics"]?[1] == nil, "a dry run is not judged")
        let background = try #require(document["compat"]?["background"])
        #expect(background["analysis"]?.string == "background" && background["fromStep"]?.number?.integer == 4)
        let query = document["documentation"]?["metric.success_rate"]?.string ?? ""
        #expect(query.contains(#"destination_service=~"guestbook-canary.default.svc.cluster.local""#))
    }

    @Test func `waits for somebody outside where it cannot be judged`() throws {
        let imported = try Sample(.argo, "experiment.yaml").imported()
        let gates = imported.policy.steps.compactMap(\.gate)
        #expect(gates == ["experiment-2", "plugin-3", "analysis-step-4"])
        #expect(gates.allSatisfy { imported.policy.gates[$0]?.facts == [$0] })
        let condition = try #require(imported.fields.first { $0.path == "[1].spec.metrics[0].successCondition" })
        #expect(condition.outcome == .unsupported)
        let replay = try Replay(imported, for: .hours(1))
        #expect(replay.weights == [.init(0, 10)])
    }

    @Test(arguments: [
        #"{name: m, successCondition: "result > {{args.none}}"}"#, #"{name: m, successCondition: "("}"#,
        #"{name: m, successCondition: "result.ok == true"}"#, #"{name: m, successCondition: "result[0].value > 1"}"#,
        "{name: m, provider: {job: {spec: {}}}}",
    ])
    func `waits where a condition is not known`(metric: String) throws {
        let steps = try imported("      - analysis: {templates: [{templateName: t}]}\n", template(metric)).policy.steps
        #expect(steps[0].gate == "analysis-step-1" && steps[0].analysis == nil)
    }

    @Test func `waits for templates that are not in the file`() throws {
        let imported = try imported("      - analysis: {templates: [{templateName: elsewhere}]}\n")
        #expect(imported.policy.steps[0].gate == "analysis-step-1")
        #expect(imported.policy.metrics.isEmpty)
    }

    @Test func `of two environments is promoted by a person, or in time`() throws {
        let policy = try Sample(.argo, "bluegreen.yaml").imported().policy
        #expect(policy.strategy == .blueGreen && policy.retention == .seconds(900))
        #expect(policy.steps.map(\.analysis) == ["pre-promotion", nil, nil, "post-promotion"])
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
