import Rollout
import RolloutYAML

/// What is measured: ten rules over eight metrics. `PlainRules` has the same rules as tables.
enum Workload {
    static let rules = """
        apiVersion: rollout/v1
        name: measured
        interval: 1m
        metrics:
          error_rate: {kind: ratio, unit: fraction}
          avg_response_time: {kind: distribution, stat: mean, unit: ms}
          api_p99: {kind: distribution, stat: p99, unit: ms}
          db_connection_errors: {kind: counter}
          db_pool: {kind: gauge, unit: percent}
          memory: {kind: gauge, unit: percent}
          memory_usage: {kind: gauge, unit: MB}
          cpu_usage: {kind: gauge, unit: percent}
        triggers:
          - {when: "error_rate > 1% for 5 minutes", action: rollback}
          - {when: "avg_response_time > 500ms for 5 minutes", action: rollback}
          - {when: "db_connection_errors > 0", action: rollback}
          - {when: "memory_usage > 4000MB for 10 minutes", action: hold}
          - {when: "avg_response_time > 200ms for 10 minutes", action: notify_team}
        analyses:
          canary:
            conditions: ["error_rate < 0.1%", "api_p99 < 100ms", "db_pool < 80%", "memory < 80%", "cpu_usage < 70%"]
            consecutiveFailureLimit: 3
        steps:
          - {setWeight: 10, pause: {duration: 9600h}, analysis: canary}

        """

    /// The series, with a healthy value and the number of events behind it.
    static let series: [(metric: String, value: Double, samples: Int)] = [
        ("error_rate", 0.000512, 6_000), ("avg_response_time", 61.25, 6_000), ("api_p99", 83.5, 6_000),
        ("db_connection_errors", 0, 1), ("db_pool", 41.5, 1), ("memory", 52.25, 1), ("memory_usage", 1_512.75, 1),
        ("cpu_usage", 35.125, 1),
    ]

    static let interval = Span.minutes(1)

    /// One point of each series.
    static func observations(at moment: Moment) -> [Observation] {
        series.map { Observation(at: moment, metric: $0.metric, value: $0.value, samples: $0.samples) }
    }

    /// A rollout whose first weight is in force and whose windows are full.
    static func running(_ policy: RolloutPolicy, id: String = "measured") -> (state: RolloutState, now: Moment) {
        var state = RolloutState(policy, id: id)
        var now = Moment(seconds: 1_000_000)
        var acknowledgements: [Acknowledgement] = []
        for _ in 0..<10 {
            now = now + interval
            let input = RolloutInput(
                now: now, observations: observations(at: now), acknowledgements: acknowledgements)
            acknowledgements = policy.evaluate(&state, input).effects.map { Acknowledgement(effect: $0.id) }
        }
        return (state, now)
    }
}
