import JSONText
import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct `The stable version beside a replay` {
    private static let policy = #"""
        {"apiVersion": "rollout/v1", "name": "shop", "environments": {"stable": "blue", "candidate": "green"},
         "metrics": {"errors": {"kind": "ratio", "numerator": "failed", "denominator": "requests"},
          "p95": {"kind": "gauge", "unit": "ms", "window": "3m"}},
         "steps": [{"setWeight": 10, "pause": {"duration": "300d"}}],
         "triggers": [{"when": "p95 > 2x stable", "action": "watch"}, {"when": "errors > 3x stable", "action": "watch"}]}
        """#

    /// Points of both versions, now and then late or missing.
    private func points(_ random: inout SeededRandom) -> [Observation] {
        (0..<60).flatMap { _ in
            ["p95", "failed", "requests"].map { metric in
                Observation(
                    at: Moment(seconds: .random(in: 0...3_600, using: &random)),
                    subject: [.candidate, .stable, Subject(rawValue: "blue")].randomElement(using: &random) ?? .stable,
                    metric: metric, value: Double.random(in: 1...100, using: &random), samples: 10)
            }
        }
    }

    @Test func `is found as limits are made of it, at every evaluation`() throws {
        let policy = try RolloutPolicy(try JSONValue(reading: Array(Self.policy.utf8)))
        let factors = ["errors": 3.0, "p95": 2.0]
        var random = SeededRandom(seed: 11)
        var compared = 0
        for _ in 0..<min(caseCount(20), 10_000) {
            let points = points(&random).sorted { $0.at < $1.at }
            var (stable, rest) = (StableSeries(policy), points[...])
            let history = points.map { HistoryLine(at: $0.at, isRelative: true, content: .observation($0)) }
            _ = policy.replay(history) { decision in
                let arrived = rest.prefix { $0.at <= decision.at }
                rest = rest.dropFirst(arrived.count)
                let found = Dictionary(
                    uniqueKeysWithValues: zip(stable.metrics, stable.look(Array(arrived), at: decision.at)))
                for reason in decision.reasons {
                    guard let metric = reason.metric, let limit = reason.limit else { continue }
                    let expected = (found[metric] ?? .nan) * (factors[metric] ?? .nan)
                    #expect(abs(limit - expected) <= expected * 1e-9)
                    compared += 1
                }
                return true
            }
        }
        #expect(compared > 500)
    }

    @Test func `is missing where nothing tells of it`() throws {
        var stable = StableSeries(try RolloutPolicy(try JSONValue(reading: Array(Self.policy.utf8))))
        #expect(stable.metrics == ["errors", "p95"])
        let before = stable.look([], at: Moment(seconds: 0))
        let point = Observation(at: Moment(seconds: 30), subject: .stable, metric: "p95", value: 7)
        let present = stable.look([point], at: Moment(seconds: 60))
        let after = stable.look([], at: Moment(seconds: 600))
        #expect(before.allSatisfy { $0.isNaN } && after.allSatisfy { $0.isNaN })
        #expect(present[0].isNaN && present[1] == 7)
    }
}
