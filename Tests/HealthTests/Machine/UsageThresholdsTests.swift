import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `Thresholds of use` {
    @Test(arguments: [
        (0, CheckResult.Verdict.healthy), (0.849, .healthy), (0.85, .degraded), (0.949, .degraded), (0.95, .unhealthy),
        (2, .unhealthy),
    ])
    func `judge a share`(share: Double, verdict: CheckResult.Verdict) {
        let result = UsageThresholds().result(for: share, observed: [Observation("used", 1)])
        #expect(result.verdict == verdict)
        #expect(result.code == (verdict == .healthy ? nil : .limitExceeded))
        #expect(result.observed == [Observation("used", 1)])
    }

    @Test func `that are not given judge nothing`() {
        #expect(UsageThresholds(degraded: nil, unhealthy: nil).result(for: 1, observed: []).verdict == .healthy)
        #expect(UsageThresholds(degraded: 0.5, unhealthy: nil).result(for: 1, observed: []).verdict == .degraded)
        #expect(UsageThresholds(degraded: nil, unhealthy: 0.5).result(for: 0.4, observed: []).verdict == .healthy)
    }

    @Test(arguments: [
        UsageThresholds(degraded: 0), UsageThresholds(degraded: 1.1), UsageThresholds(degraded: .nan),
        UsageThresholds(unhealthy: -1), UsageThresholds(unhealthy: .infinity),
        UsageThresholds(degraded: 0.9, unhealthy: 0.8),
    ])
    func `out of range or order are an error about the check`(thresholds: UsageThresholds) {
        #expect { try MemoryCheck(thresholds: thresholds) } throws: {
            ($0 as? ConfigurationError)?.place == "thresholds of check memory"
        }
        #expect { try FileDescriptorCheck(thresholds: thresholds) } throws: {
            ($0 as? ConfigurationError)?.place == "thresholds of check descriptors"
        }
    }
}
