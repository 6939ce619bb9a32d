import Foundation
import Rollout
import RolloutYAML

/// How large the state of a rollout is, in memory and as JSON.
struct Sizes {
    /// Twenty rules, half of them with a duration, over ten series of which each has a threshold and a duration.
    private static let rules =
        """
        apiVersion: rollout/v1
        name: sizes
        interval: 1m
        metrics: {\((0..<10).map { "m\($0): {kind: gauge}" }.joined(separator: ", "))}
        triggers:
        \((0..<10).map { "  - {when: \"m\($0) > 100\", action: rollback}" }.joined(separator: "\n"))
        \((0..<10).map { "  - {when: \"m\($0) > 50 for 5 minutes\", action: hold}" }.joined(separator: "\n"))
        steps: [{setWeight: 10, pause: {duration: 9600h}}]

        """

    /// One rule over a window of an hour.
    private static let windowed = """
        apiVersion: rollout/v1
        name: windowed
        interval: 1s
        metrics: {latency: {kind: distribution, stat: p99, window: 1h}}
        triggers: [{when: "latency > 1000", action: rollback}]
        steps: [{setWeight: 10, pause: {duration: 9600h}}]

        """

    let memory: Memory

    func claims() throws -> [Claim] {
        let many = try measure(Self.rules, interval: .minutes(1), metrics: (0..<10).map { "m\($0)" }, ticks: 30)
        let few = try measure(Self.windowed, interval: .seconds(1), metrics: ["latency"], ticks: 102)
        let full = try measure(Self.windowed, interval: .seconds(1), metrics: ["latency"], ticks: 3_602)
        let samples = 3_500.0
        print("a kept sample of a windowed rule as JSON: \((Double(full.json - few.json) / samples).rounded(2)) bytes")
        return [
            Claim("state of 20 rules, half with a duration, in memory", Double(many.memory), atMost: 4_096, "bytes"),
            Claim("state of 20 rules, half with a duration, as JSON", Double(many.json), atMost: 4_096, "bytes"),
            Claim(
                "a kept sample of a windowed rule in memory, with the room to grow",
                Double(full.memory - few.memory) / samples, atMost: 16.1, "bytes"),
        ]
    }

    private func measure(
        _ text: String, interval: Span, metrics: [String], ticks: Int
    ) throws -> (memory: Int, json: Int) {
        let policy = try RolloutPolicy(yaml: text)
        let copies = 200
        var states: [RolloutState] = []
        states.reserveCapacity(copies)
        let before = memory.bytesInUse
        for _ in 0..<copies {
            var (state, now) = (RolloutState(policy), Moment(seconds: 1_000_000))
            var acknowledgements: [Acknowledgement] = []
            for tick in 0..<ticks {
                now = now + interval
                let observations = metrics.map { Observation(at: now, metric: $0, value: Double(tick % 90) + 10) }
                let input = RolloutInput(now: now, observations: observations, acknowledgements: acknowledgements)
                acknowledgements = policy.evaluate(&state, input).effects.map { Acknowledgement(effect: $0.id) }
            }
            states.append(state)
        }
        let bytes = (memory.bytesInUse - before) / copies + MemoryLayout<RolloutState>.stride
        return (bytes, try JSONEncoder().encode(states[0]).count)
    }
}
