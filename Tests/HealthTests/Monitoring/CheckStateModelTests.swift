import TestServers
import Testing

@testable import Health

/// A second, simpler model of the thresholds: the status by looking back over all results.
private func modelStatus(_ results: [CheckResult], failures: Int, successes: Int) -> CheckStatus {
    var status = CheckStatus.unknown
    for end in results.indices {
        let isGood = results[end].verdict != .unhealthy
        let wanted = isGood ? successes : failures
        let tail = results[...end].suffix(wanted)
        let isReached = tail.count == wanted && tail.allSatisfy { ($0.verdict != .unhealthy) == isGood }
        let isSameSide = isGood == (status != .unhealthy)
        guard status == .unknown || isReached || isSameSide else { continue }
        switch results[end].verdict {
        case .healthy: status = .healthy
        case .degraded: status = .degraded
        case .unhealthy: status = status == .unknown || isReached || status == .unhealthy ? .unhealthy : status
        }
    }
    return status
}

@Suite(.timeLimit(.minutes(30))) struct `The thresholds against a simpler model` {
    @Test func `agree on random sequences`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<caseCount(2_000) {
            let failures = Int.random(in: 1...4, using: &random)
            let successes = Int.random(in: 1...4, using: &random)
            var configuration = CheckConfiguration(name: "check")
            configuration.failureThreshold = failures
            configuration.successThreshold = successes
            let now = ContinuousClock.now
            var state = CheckState(configuration, now: now)
            var results: [CheckResult] = []
            for _ in 0..<12 {
                let kinds: [CheckResult] = [.healthy, .degraded(.lagging), .unhealthy(.refused)]
                results.append(kinds[Int.random(in: 0..<3, using: &random)])
                guard let ticket = state.start(at: now) else { continue }
                let moment = Moment(instant: now, timeOfDay: Timestamp(millisecondsSinceEpoch: 0))
                _ = state.finish(ticket, results[results.count - 1], at: moment, using: &random)
                #expect(state.status == modelStatus(results, failures: failures, successes: successes))
            }
        }
    }
}
