extension HealthEndpoint {
    /// What an answer of this endpoint says: unhealthy with a bad status code, degraded where a good one has a
    /// reservation. Every format takes its uppermost word from here, so that it agrees with the status code.
    public func verdict(of report: HealthReport) -> OverallStatus {
        guard status(of: report) == 200 else { return .unhealthy }
        return switch self {
        case .ready, .health, .detailed: report.status == .degraded ? .degraded : .healthy
        case .live, .startup, .smokeTest, .metrics: .healthy
        }
    }

    /// Whether the checks count for this endpoint.
    var considersChecks: Bool {
        switch self {
        case .ready, .startup, .health, .detailed: true
        case .live, .smokeTest, .metrics: false
        }
    }
}

extension HealthReport {
    /// The checks that count for an endpoint; for the start the critical ones.
    func checks(of endpoint: HealthEndpoint) -> [CheckReport] {
        guard endpoint.considersChecks else { return [] }
        return endpoint == .startup ? checks.filter { $0.criticality == .critical } : checks
    }

    /// The status of a check as an endpoint sees it: for the start it is enough to have passed once.
    func status(of check: CheckReport, for endpoint: HealthEndpoint) -> CheckStatus {
        endpoint == .startup && !isWaited(for: check) ? .healthy : check.status
    }

    /// Whether a check makes the answer of an endpoint a bad one.
    func isFatal(_ check: CheckReport, for endpoint: HealthEndpoint) -> Bool {
        endpoint == .startup ? isWaited(for: check) : check.verdict == .unhealthy
    }

    /// What else makes the answer of an endpoint a bad one: closed gates by their names, `shutdown`, and `watchdog` where
    /// the process alone is asked about.
    func obstacles(to endpoint: HealthEndpoint) -> [String] {
        switch endpoint {
        case .live: endpoint.verdict(of: self) == .unhealthy ? ["watchdog"] : []
        case .ready: isDraining ? closedGates + ["shutdown"] : closedGates
        case .startup: closedGates
        case .health, .detailed, .metrics, .smokeTest: []
        }
    }

    private var closedGates: [String] {
        let names = Set(registered.map(\.name))
        return (startup.waiting ?? []).filter { !names.contains($0) }
    }

    private func isWaited(for check: CheckReport) -> Bool {
        startup.waiting?.contains(check.name) ?? false
    }
}
