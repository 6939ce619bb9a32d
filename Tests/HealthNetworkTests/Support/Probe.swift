import Health
import HealthNetwork
import NameResolution

/// A verdict with its code, as the tables of tests name them.
struct Verdict: Sendable, Hashable, CustomStringConvertible {
    var verdict: CheckResult.Verdict
    var code: CheckCode?

    init(_ result: CheckResult) {
        (verdict, code) = (result.verdict, result.code)
    }

    private init(_ verdict: CheckResult.Verdict, _ code: CheckCode?) {
        (self.verdict, self.code) = (verdict, code)
    }

    var description: String { "\(verdict) \(code?.rawValue ?? "")" }

    static let healthy = Verdict(.healthy, nil)
    static func unhealthy(_ code: CheckCode) -> Verdict { Verdict(.unhealthy, code) }
}

extension HealthCheck {
    /// One run with a deadline some time from now.
    func verdict(within time: Duration = .seconds(20)) async throws -> Verdict {
        Verdict(try await probe(until: .now.advanced(by: time)))
    }
}

extension HostResolver {
    /// A resolver that knows the same addresses for every name.
    static func knowing(_ addresses: String...) -> HostResolver {
        let found = addresses.map { ResolvedAddress(numeric: $0, isIPv6: $0.contains(":")) }
        return HostResolver { _ in found }
    }
}

#if HTTPClient
extension HTTPCheck {
    /// A check whose names are looked up by a test.
    init(
        _ url: String, expecting expectation: HTTPExpectation = HTTPExpectation(),
        options: HTTPCheckOptions = HTTPCheckOptions(), variables: [String: String] = [:],
        resolver: HostResolver = .shared
    ) throws(ConfigurationError) {
        try self.init(
            CheckConfiguration(name: "shop"), url, expectation, options,
            Environment { variables[$0] }, resolver: resolver)
    }
}
#endif
