import JSONText
import Testing

@testable import Rollout
@testable import RolloutTesting

@Suite(.timeLimit(.minutes(5))) struct `Simulated traffic` {
    /// Four weights, an analysis of errors and latencies, and a trigger each for errors and memory.
    private func policy() throws -> RolloutPolicy {
        let text = """
            {"apiVersion": "rollout/v1", "name": "simulated",
             "metrics": {
              "error_rate": {"kind": "ratio", "numerator": "errors", "denominator": "requests"},
              "latency": {"kind": "distribution", "stat": "p95", "unit": "s"},
              "memory": {"kind": "gauge", "unit": "MB"}, "crashes": {"kind": "counter"}},
             "analyses": {"default": {"conditions": ["error_rate < 2%", "latency < 200ms"]}},
             "steps": [{"setWeight": 5, "pause": {"duration": "10m"}}, {"setWeight": 25, "pause": {"duration": "10m"}},
              {"setWeight": 50, "pause": {"duration": "10m"}}, {"setWeight": 100, "bakeTime": "10m"}],
             "triggers": [{"when": "error_rate > 2% for 3 minutes", "action": "rollback"},
              {"when": "memory_growth > 10MB/minute for 10 minutes", "action": "rollback"},
              {"when": "crashes > 0", "action": "rollback"}]}
            """
        return try RolloutPolicy(try JSONValue(reading: Array(text.utf8)))
    }

    private let good = TrafficSimulator(.poisson(perMinute: 1_200), seed: 1)

    private func text(_ rollout: SimulatedRollout) -> String {
        rollout.history.map { String(decoding: $0.json, as: UTF8.self) + "\n" }.joined()
    }

    @Test func `takes a good candidate to all of the traffic`() throws {
        let rollout = good.run(try policy())
        #expect(rollout.state.phase == .completed)
        #expect(rollout.weights == [5, 25, 50, 100])
        #expect(rollout.takenBackAfter == nil)
        #expect(rollout.decisions.last?.isFinal == true)
    }

    @Test(
        arguments: [
            (SimulatedService(errors: .tenfold(0.004, at: .minutes(30))), "triggers[0]", 33),
            (
                SimulatedService(gauges: ["memory": GaugeModel(.leak(from: 500, perMinute: 15), noise: 5)]),
                "triggers[1]", 8
            ),
            (SimulatedService(counters: ["crashes": .step(from: 0, to: 50, at: .minutes(12))]), "triggers[2]", 12),
        ])
    func `shows a policy what is wrong`(candidate: SimulatedService, rule: String, minutes: Int64) throws {
        var bad = good
        bad.candidate = candidate
        let rollout = bad.run(try policy())
        let time = try #require(rollout.takenBackAfter)
        #expect(time >= .minutes(minutes) && time <= .minutes(minutes + 4), "\(rule): \(time)")
        let decision = try #require(rollout.decisions.first { $0.verdict == .rollback })
        #expect(decision.reasons.filter { $0.outcome == .rollback }.map(\.rule) == [rule])
        #expect(rollout.weights.last == 0)
        #expect(rollout.state.phase == .rolledBack)
    }

    @Test(
        arguments: [
            SimulatedService(gauges: ["memory": GaugeModel(.sawtooth(low: 500, high: 560, every: .minutes(4)))]),
            SimulatedService(latency: .bimodal(fast: 20, slow: 800, slowShare: 0.02, spread: 0.2)),
        ])
    func `shows a policy that nothing is wrong`(candidate: SimulatedService) throws {
        var odd = good
        odd.candidate = candidate
        #expect(odd.run(try policy()).state.phase == .completed)
    }

    @Test func `holds where latencies are too long, and ends with its time`() throws {
        var slow = good
        slow.candidate.latency = .logNormal(
            median: .ramp(from: 60, to: 400, at: .minutes(5), over: .minutes(10)), spread: 0.3)
        let rollout = slow.run(try policy(), for: .hours(2))
        #expect(rollout.weights == [5])
        #expect(rollout.decisions.last?.verdict == .hold)
        #expect(rollout.decisions.count == 121)
    }

    @Test func `is divided by the weight that was decided`() throws {
        let rollout = good.run(try policy())
        func requests(_ subject: Subject, at weight: Double) -> Double {
            let times = Set(
                zip(rollout.decisions, rollout.decisions.dropFirst()).filter { $0.0.weight == weight }.map(\.1.at))
            return rollout.history.reduce(0) { sum, line in
                guard case .observation(let point) = line.content, point.metric == "requests", point.subject == subject,
                    times.contains(point.at)
                else { return sum }
                return sum + point.value
            }
        }
        for weight in [5.0, 25, 50] {
            let (stable, candidate) = (requests(.stable, at: weight), requests(.candidate, at: weight))
            let all = stable + candidate
            #expect(all > 10_000)
            let error = 5 * (weight / 100 * (1 - weight / 100) / all).squareRoot()
            #expect(abs(candidate / all - weight / 100) < error, "\(weight) %")
        }
        #expect(requests(.candidate, at: 0) == 0)
        #expect(requests(.stable, at: 100) == 0)
    }

    @Test func `is recorded so that a replay decides the same`() throws {
        for seed in 0..<8 as Range<UInt64> {
            var simulator = good
            simulator.seed = seed
            simulator.candidate.errors = .bursts(
                calm: 0.001, storm: 0.05, meanCalm: .minutes(20), meanStorm: .minutes(4))
            let rollout = simulator.run(try policy(), for: .hours(3))
            let history = try RecordedHistory(reading: Array(text(rollout).utf8))
            var decisions: [RolloutDecision] = []
            let state = try policy().replay(history.lines) {
                decisions.append($0); return true
            }
            #expect(decisions == rollout.decisions, "seed \(seed)")
            #expect(state == rollout.state, "seed \(seed)")
        }
    }

    @Test func `is the same for a seed on any machine, and another for another`() throws {
        let rollout = good.run(try policy())
        var print = Fingerprint()
        print.add(text(rollout).utf8)
        #expect(print.text == "389df196a9dd7d3b")
        #expect(text(good.run(try policy())) == text(rollout))
        var other = good
        other.seed = 2
        #expect(text(other.run(try policy())) != text(rollout))
    }

    @Test func `leaves what one model does as it was when another one changes`() throws {
        var changed = good
        changed.candidate.latency = .logNormal(median: 61, spread: 0.3)
        changed.candidate.gauges = ["memory": GaugeModel(500, noise: 3)]
        func points(_ simulator: TrafficSimulator) throws -> [HistoryLine] {
            simulator.run(try policy()).history.filter { line in
                if case .observation(let point) = line.content {
                    point.subject == .stable || ["errors", "requests"].contains(point.metric)
                } else {
                    false
                }
            }
        }
        #expect(try points(changed) == points(good))
    }

    @Test func `comes with what else a policy needs`() throws {
        let text = #"""
            {"apiVersion": "rollout/v1", "name": "gated", "gates": {"ready": {"facts": ["tested"]}},
             "steps": [{"gate": "ready"}, {"setWeight": 100}]}
            """#
        let gated = try RolloutPolicy(try JSONValue(reading: Array(text.utf8)))
        let facts = HistoryBuilder(lasting: .hours(1)).fact("tested", at: .minutes(10))
        #expect(good.run(gated, for: .hours(1)).state.phase == .waitingGate)
        let rollout = good.run(gated, with: facts.lines, for: .hours(1))
        #expect(rollout.state.phase == .completed)
        #expect(rollout.decisions.first { $0.weight == 100 }.map { $0.at >= Moment(seconds: 600) } == true)
    }
}
