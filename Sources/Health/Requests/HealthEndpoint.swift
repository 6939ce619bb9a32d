/// A question that the endpoints answer.
public enum HealthEndpoint: String, Sendable, Hashable, CaseIterable {
    /// Whether the process works; dependencies never matter.
    case live
    /// Whether the service may get traffic.
    case ready
    /// Whether the start is complete.
    case startup
    /// The whole of all checks.
    case health
    /// The whole of all checks with everything that is known of each.
    case detailed
    /// The outcome of the smoke tests, run for the asking.
    case smokeTest
    /// The numbers for Prometheus.
    case metrics

    /// The paths, without prefix.
    public var paths: [String] {
        switch self {
        case .live: ["/live", "/livez", "/health/live", "/health/liveness"]
        case .ready: ["/ready", "/readyz", "/health/ready", "/health/readiness"]
        case .startup: ["/startup", "/startupz", "/health/started"]
        case .health: ["/health", "/healthz"]
        case .detailed: ["/detailed", "/health/detailed"]
        case .smokeTest: ["/smoke-test"]
        case .metrics: ["/metrics"]
        }
    }

    /// Whether the answer reveals internals and can be put behind a token.
    var isRevealing: Bool {
        self == .detailed || self == .metrics
    }

    /// The status code of a report: the same in every format.
    func status(of report: HealthReport) -> Int {
        let isFine =
            switch self {
            case .live: report.stuck == nil
            case .metrics, .smokeTest: true
            case .ready: report.readiness.isReady
            case .startup: report.startup == .started
            case .health, .detailed: report.status != .unhealthy
            }
        return isFine ? 200 : 503
    }
}
