#if YAML
import JSONText
import Rollout
import RolloutImport
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A canary of Flagger` {
    private static let head = "kind: Canary\nmetadata: {name: shop}\nspec:\n  targetRef: {name: shop}\n  analysis:\n"
    private static let metric = "    metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]\n"

    private func imported(_ rules: String) throws -> PolicyImport {
        try PolicyImport(Self.head + rules + "\n" + Self.metric, from: .flagger, file: "canary.yaml")
    }

    private func weights(_ imported: PolicyImport) -> [Double] { imported.policy.steps.compactMap(\.weight) }

    @Test(
        arguments: [
            ("{stepWeight: 20, maxWeight: 50}", [20, 40, 60, 100]),
            ("{stepWeight: 10, maxWeight: 30}", [10, 20, 30, 100]),
            ("{stepWeight: 30}", [30, 60, 90, 100]),
            ("{stepWeights: [1, 2, 10, 80]}", [1, 2, 10, 80, 100]),
            ("{stepWeights: [50, 20]}", [50, 100]),
            ("{stepWeight: 20, maxWeight: 40, stepWeightPromotion: 25}", [20, 40, 65, 90, 100]),
        ] as [(String, [Double])])
    func `grows as Flagger's arithmetic has it`(rules: String, expected: [Double]) throws {
        let members = rules.dropFirst().dropLast().replacing(/, (?=[a-zA-Z])/, with: "\n    ")
        #expect(weights(try imported("    \(members)")) == expected)
    }

    @Test func `adds one weight each interval and everything after the last`() throws {
        let replay = try Replay(
            try imported("    interval: 1m\n    stepWeight: 20\n    maxWeight: 50"), for: .minutes(10),
            series: ["request-success-rate": 100], facts: ["ready"])
        #expect(replay.weights == [.init(0, 20), .init(60, 40), .init(120, 60), .init(180, 100)])
        #expect(replay.last?.phase == .completed)
    }

    @Test func `goes back after as many failed checks as its threshold`() throws {
        let replay = try Replay(
            try imported("    interval: 1m\n    threshold: 5\n    stepWeight: 20"), for: .minutes(10),
            series: ["request-success-rate": 50], facts: ["ready"])
        let rollback = try #require(replay.decisions.first { $0.verdict == .rollback })
        // Checks fail at minutes 1 to 5; Flagger goes back at the tick after.
        #expect(rollback.at == Moment(seconds: 360))
        #expect(replay.weights.first == .init(0, 20))
    }

    @Test func `does not take readiness for the answer of a webhook of that name`() throws {
        let rules =
            "    interval: 1m\n    stepWeight: 50\n"
            + "    webhooks: [{name: ready, type: confirm-promotion, url: 'http://x'}]"
        let replay = try Replay(
            try imported(rules), for: .minutes(10), series: ["request-success-rate": 100], facts: ["ready"])
        #expect(replay.last?.phase == .waitingGate)
    }

    @Test func `makes rounds without traffic where there is no mesh`() throws {
        let policy = try Sample(.flagger, "conformance.yaml").imported().policy
        #expect(policy.strategy == .blueGreen)
        #expect(policy.steps.count { $0.analysis == "canary" && $0.weight == nil } == 10)
        #expect(policy.steps.last?.weight == 100)
    }

    @Test func `sends requests with its first set of headers over`() throws {
        let imported = try Sample(.flagger, "headers.yaml").imported()
        #expect(imported.policy.steps[0].headerRoute == ["x-canary": "insider"])
        let second = try #require(imported.fields.first { $0.path == "spec.analysis.match[1]" })
        #expect(second.outcome == .unsupported)
    }

    @Test func `waits for readiness by Flagger's default where it names no deadline`() throws {
        let imported = try imported("    stepWeight: 50")
        let gate = try #require(imported.policy.gates["ready"])
        #expect(gate.facts == ["ready"] && gate.deadline == .seconds(600) && gate.onFail == .hold)
        let field = try #require(imported.fields.first { $0.path == "spec.progressDeadlineSeconds" })
        #expect(field.outcome == .approximated && field.note.contains("Flagger's default of 10m"))
        #expect(try Replay(imported, for: .minutes(5), series: ["request-success-rate": 100]).weights.isEmpty)
        let late = try Replay(imported, for: .minutes(15), series: ["request-success-rate": 100])
        #expect(late.last?.phase == .aborted && late.last?.at == Moment(seconds: 600))
    }

    @Test(arguments: [
        ("stepWeight: 50", ["more"]), ("iterations: 3", []), ("iterations: 0\n    stepWeight: 50", ["more"]),
    ])
    func `asks before it increases traffic where it does so`(rules: String, required: [String]) throws {
        let imported = try imported(
            "    \(rules)\n    webhooks: [{name: more, type: confirm-traffic-increase, url: \"http://gate.test\"}]")
        #expect(imported.policy.steps[0].requires == required)
        let field = try #require(imported.fields.first { $0.path == "spec.analysis.webhooks[0].type" })
        #expect(field.note.hasPrefix("says nothing") == required.isEmpty)
    }

    @Test func `copies requests before the first weight`() throws {
        let steps = try Sample(.flagger, "stepped.yaml").imported().policy.steps
        #expect(steps[0].mirror == 50 && steps[0].weight == nil)
        #expect(steps[1].mirror == 0 && steps[1].weight == 1)
    }

    @Test func `that is skipped or suspended says so in its steps`() throws {
        let text = Self.head + "    stepWeight: 10\n" + Self.metric + "  skipAnalysis: true\n  suspend: true\n"
        let imported = try PolicyImport(text, from: .flagger)
        #expect(imported.policy.steps.map(\.weight) == [nil, 100] && imported.policy.steps[1].gate == "ready")
        #expect(imported.policy.steps[0].pause == .approval(deadline: nil, onDeadline: nil))
        #expect(imported.fields.first { $0.path == "spec.analysis" }?.note == "says nothing: skipAnalysis is true")
    }

    @Test func `has its webhooks in gates, facts, triggers and notifications`() throws {
        let policy = try Sample(.flagger, "podinfo.yaml").imported().policy
        #expect(policy.gates["confirm-rollout"]?.facts == ["gate"])
        #expect(policy.gates["pre-rollout"]?.commands == ["acceptance-test"])
        #expect(policy.gates["confirm-promotion"]?.facts == ["promote"])
        #expect(policy.gates["ready"]?.deadline == .seconds(600))
        #expect(policy.steps.filter { $0.weight == 20 || $0.weight == 40 }.allSatisfy { $0.requires == ["increase"] })
        #expect(policy.triggers.map(\.when) == [.fact("stop", negated: false)])
        #expect(Set(policy.notifications.map(\.channel)) == ["message", "events", "on-call", "chat"])
        #expect(policy.documentation["metric.not-found-percentage"]?.hasPrefix("100 - sum(") == true)
    }

    @Test(arguments: [
        ("    interval: soon", "canary.yaml:6:15: spec.analysis.interval: must be a duration"),
        ("    stepWeight: 101", "canary.yaml:6:17: spec.analysis.stepWeight: must be a whole number from 0 to 100"),
        ("    stepWeights: [10, 10, 50]", "canary.yaml:6:18: spec.analysis.stepWeights: the weights must rise"),
        ("    threshold: 5", "canary.yaml:6:5: spec.analysis: needs stepWeight, stepWeights or iterations"),
        ("    stepWeight: 10\n    webhooks: [{name: a, url: b, type: c}]", "canary.yaml:7:40: "),
    ])
    func `is refused with its place when Flagger would refuse it`(rules: String, message: String) throws {
        let error = try #require(throws: PolicyFileError.self) { try imported(rules) }
        #expect(error.description.hasPrefix(message), "\(error)")
    }
}
#endif
