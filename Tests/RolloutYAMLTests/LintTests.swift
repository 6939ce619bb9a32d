#if YAML
import Rollout
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct Lint {
    private func codes(_ text: String, rate: Double? = nil) throws -> [String] {
        try RolloutPolicy(yaml: "apiVersion: rollout/v1\nname: x\n" + text).lint(requestsPerMinute: rate)
            .filter { $0.level != .note }.map(\.code.word)
    }

    private let metrics = """
        metrics:
          error_rate: {kind: ratio, unit: fraction, minSamples: 100}
          latency: {kind: distribution, stat: p99, unit: ms, minSamples: 100}

        """
    private let steps = "steps: [{setWeight: 5, pause: {duration: 30m}}, {setWeight: 100, bakeTime: 30m}]\n"

    @Test(arguments: [
        ("triggers: [{when: error_rate > 1%, severity: P1}]\n", ["no-matrix-row"]),
        ("triggers: [{when: stable.error_rate > 1%, action: rollback}]\n", ["wrong-subject"]),
        ("triggers: [{when: error_rate > 5, action: rollback}]\n", ["vacuous"]),
        ("triggers: [{when: error_rate > 1% for 40 minutes, action: rollback}]\n", ["slow-trigger"]),
        (
            "triggers: [{when: error_rate > 1%, action: rollback}, {when: error_rate > 1%, action: hold}]\n",
            ["conflicting-actions"]
        ),
        (
            "triggers: [{when: error_rate > 1%, action: rollback}, {when: error_rate > 5%, action: notify}]\n",
            ["unreachable"]
        ),
        ("matrix: {P1: {action: hold, deadline: 15m}}\n", ["deadline-without-action"]),
        ("objectives: [rollout.duration < 30m]\n", ["infeasible-objective"]),
        ("windows: [{allow: {from: \"02:00\", to: \"04:00\"}}]\n", ["no-time-zone"]),
        (
            "gates: {ready: {http: [{path: /health, body: {checks: {openai: up}}}]}}\n",
            ["external-dependency", "unused"]
        ),
        (
            """
            rollback: {methods: [{name: traffic, deadline: 3m}, {name: dns, deadline: 10m}]}
            objectives: [rollback.duration < 5m]

            """,
            ["slow-fallback"]
        ),
        (
            "triggers: [{when: unhealthy(up), action: rollback}, {when: unhealthy(up) for 2m, action: rollback}]\ngates: {up: {facts: [a]}}\n",
            ["unreachable"]
        ),
        (
            "triggers: [{when: latency > 2x stable, action: rollback}, {when: latency > +100% stable, action: hold}]\nbaseline: {window: 5m}\n",
            ["unreachable"]
        ),
        (
            "triggers: [{when: latency > 2x stable, action: rollback}, {when: latency < +20% stable, action: watch}]\nbaseline: {window: 5m}\n",
            ["gap"]
        ),
        ("triggers: [{when: latency > 2x stable, action: rollback}]\n", ["no-baseline"]),
        (
            "triggers: [{when: error_rate > +1pp stable, action: rollback, test: sequential}]\nbaseline: {window: 5m}\n",
            ["not-sequential"]
        ),
        (
            "triggers: [{when: error_rate > 2x previous, action: rollback, test: sequential}]\nbaseline: {window: 5m}\n",
            ["not-sequential"]
        ),
        ("triggers: [{when: latency > 500ms, action: rollback, test: sequential}]\n", ["not-sequential"]),
        (
            "triggers: [{when: error_rate > 2x snapshot, action: rollback, test: sequential}]\nbaseline: {window: 5m}\n",
            []
        ),
        (
            "analyses: {default: {conditions: [error_rate < 2x stable], test: sequential, onFail: rollback}}\nbaseline: {window: 5m}\n",
            ["nothing-to-compare"]
        ),
        (
            "objectives: [recovery.duration < 10m, detection.duration < 8m, switch.duration < 3m]\n",
            ["sum-of-durations"]
        ),
        (
            """
            triggers: [{when: error_rate > 1% for 9 minutes, action: rollback}]
            objectives: [recovery.duration < 10m, switch.duration < 30s]

            """,
            ["sum-of-durations"]
        ),
        ("objectives: [recovery.duration <= 11m, detection.duration < 8m, switch.duration < 3m]\n", []),
        ("triggers: [{when: component(stripe), action: rollback}]\n", ["external-dependency"]),
        ("objectives: [rollback.duration < 5m, rollback.duration < 10m]\n", ["conflicting-objectives"]),
        ("objectives: [rollback.duration < 1m]\n", ["infeasible-objective"]),
        (
            "analyses: {default: {conditions: [error_rate < 1%, error_rate < 0.1%], onFail: rollback}}\n",
            ["conflicting-limits"]
        ),
        (
            """
            windows:
              - {allow: {days: weekdays, from: "20:00", to: "06:00"}, timeZone: UTC}
              - {deny: {from: "18:00", to: "09:00"}, timeZone: UTC}

            """,
            ["never-open"]
        ),
    ])
    func `finds what contradicts itself`(text: String, expected: [String]) throws {
        let found = try codes(metrics + steps + text)
        #expect(found.filter { $0 != "unwatched" } == expected)
    }

    @Test func `finds a verification that cannot fail, and two statistics of one signal`() throws {
        let text = """
            metrics:
              avg_latency: {kind: distribution, stat: mean, unit: ms, minSamples: 100}
              p99_latency: {kind: distribution, stat: p99, unit: ms, minSamples: 100}
            analyses: {default: {conditions: [p99_latency < 100ms], onFail: rollback}}
            steps:
              - {setWeight: 1, verify: {samples: 10, field: environment}, pause: {duration: 30m}}
              - {setWeight: 50, verify: {samples: 10, field: environment}, pause: {duration: 30m}}
              - {setWeight: 100, verify: {samples: 10, field: environment}, bakeTime: 30m}
            triggers: [{when: avg_latency > 500ms, action: rollback}]
            """
        #expect(try codes(text) == ["statistic-mismatch", "vacuous"])
    }

    @Test func `finds a trigger that looks at more of the past than a step lasts`() throws {
        let text = """
            metrics: {rate: {kind: ratio, minSamples: 100, window: {tumbling: 1h}}}
            triggers: [{when: rate > 5%, action: rollback}]

            """
        #expect(try codes(text + steps) == ["slow-trigger"])
    }

    @Test func `finds limits that the traffic cannot prove`() throws {
        let text =
            metrics + """
                analyses: {default: {conditions: [error_rate < 1%], test: sequential}}
                steps: [{setWeight: 1, pause: {duration: 30m}}, {setWeight: 100, bakeTime: 30m}]
                """
        #expect(try codes(text, rate: 100) == ["too-little-traffic"])
        #expect(try codes(text, rate: 10_000).isEmpty)
    }

    @Test(arguments: [
        ("error_rate < 0", true), ("latency < 0ms", true), ("latency > 0x stable", true), ("latency <= 0ms", false),
        ("error_rate > 0", false), ("latency < 1x stable", false), ("margin < -5ms", false), ("margin > -5ms", false),
        ("error_rate > -1%", true), ("latency < -5ms", true),
    ])
    func `finds triggers that can never fire, or always do`(sentence: String, isFound: Bool) throws {
        let text = "triggers: [{when: \(sentence), action: hold}]\nbaseline: {window: 5m}\n"
        let metrics = metrics.replacing("metrics:\n", with: "metrics:\n  margin: {kind: gauge, unit: ms}\n")
        #expect(try codes(metrics + steps + text).contains("vacuous") == isFound)
    }

    @Test func `tells of each trigger once, however many others are in its way`() throws {
        let triggers = (1...200).map { "  - {when: error_rate > \($0 % 99 + 1)%, action: rollback}\n" }.joined()
        let findings = try codes(metrics + steps + "triggers:\n" + triggers)
        #expect(findings.contains("unreachable") && findings.count <= 200)
    }

    @Test func `finds no error in the example of the language`() throws {
        let findings = try RolloutPolicy(yaml: try PolicyFiles.text("smartlead.yaml")).lint()
        #expect(!findings.contains { $0.level == .error }, "\(findings)")
    }
}
#endif
