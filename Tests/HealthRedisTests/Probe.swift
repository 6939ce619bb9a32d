import Health
import HealthRedis

/// A verdict with its code, as the tables of tests name them.
struct Verdict: Sendable, Hashable {
    var verdict: CheckResult.Verdict
    var code: CheckCode?

    init(_ result: CheckResult) {
        (verdict, code) = (result.verdict, result.code)
    }

    private init(_ verdict: CheckResult.Verdict, _ code: CheckCode?) {
        (self.verdict, self.code) = (verdict, code)
    }

    static let healthy = Verdict(.healthy, nil)
    static func degraded(_ code: CheckCode) -> Verdict { Verdict(.degraded, code) }
    static func unhealthy(_ code: CheckCode) -> Verdict { Verdict(.unhealthy, code) }
}

extension RedisCheck {
    /// One run with a deadline some time from now.
    func probe(within time: Duration = .seconds(20)) async -> CheckResult {
        await probe(until: .now.advanced(by: time))
    }
}

/// One run of a new check.
func probe(
    _ url: String, _ options: RedisCheckOptions = RedisCheckOptions(), within time: Duration = .seconds(20)
) async throws -> CheckResult {
    try await RedisCheck(url: url, options: options).probe(within: time)
}

extension CheckResult {
    /// What was seen under a name.
    func observed(_ name: String) -> Observation.Value? {
        observed.first { $0.name == name }?.value
    }
}
