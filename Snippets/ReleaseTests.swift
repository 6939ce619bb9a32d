// How a policy and a host are tested before a release.
import Rollout
import RolloutTesting
import RolloutYAML

/// Whether the policy takes a tenfold regression back within half an hour, and a good candidate to its end.
func isSharp(_ policy: RolloutPolicy) -> Bool {
    let good = TrafficSimulator(.poisson(perMinute: 600), seed: 1)
    var bad = good
    bad.candidate.errors = .tenfold(0.004, at: .minutes(20))
    guard let time = bad.run(policy).takenBackAfter else { return false }
    return time <= .minutes(50) && good.run(policy).state.phase == .completed
}

/// Whether the policy waits while latencies are missing.
func waitsForLatencies(_ policy: RolloutPolicy) -> Bool {
    let history = HistoryBuilder(lasting: .hours(2))
        .series("requests", 1_000)
        .series("errors", 0)
        .series("latency", 80, of: 1_000)
        .series("latency", nil, from: .minutes(15))
    return policy.replay(history.lines) { _ in true }.weight == 5
}

/// What the host does wrong, one line each.
func faults(of makeHost: () -> some RolloutHost) async -> [String] {
    await HostConformance.violations(of: makeHost)
}

// snippet.hide
let policy = try RolloutPolicy(
    yaml: """
        apiVersion: rollout/v1
        name: shop
        metrics:
          error_rate: {kind: ratio, numerator: errors, denominator: requests}
          latency: {kind: distribution, stat: p95, unit: ms}
        analyses:
          default: {conditions: ["error_rate < 2%", "latency < 200ms"]}
        steps:
          - {setWeight: 5, pause: {duration: 15m}}
          - {setWeight: 25, pause: {duration: 30m}}
          - {setWeight: 100, bakeTime: 30m}
        triggers:
          - {when: "error_rate > 2% for 5 minutes", action: rollback}
        """, file: "shop.yaml")
precondition(isSharp(policy))
precondition(waitsForLatencies(policy))
let found = await faults { InMemoryRolloutHost() }
precondition(found.isEmpty)
