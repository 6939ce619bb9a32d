import Synchronization

/// A check that sends nothing and is decided by what real traffic reports.
///
/// ```swift
/// let payments = PassiveCheck("payments", criticality: .degrading)
/// // where the dependency is used
/// health.report(.failure(.timeout), for: "payments")
/// ```
///
/// Each evaluation looks at the reports since the last one: unhealthy when the newest is a failure, healthy when it is
/// a success, unchanged without any. Before the first report it is healthy.
public final class PassiveCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let maximumSilence: Duration?
    private let last: Mutex<Report>

    private struct Report {
        var outcome = HealthMonitor.TrafficOutcome.success
        var at = ContinuousClock.now
    }

    /// A check that is decided by reports.
    ///
    /// As a critical check it could never recover: without readiness there is no traffic that could report a success.
    ///
    /// - Parameters:
    ///   - name: The name of the check.
    ///   - criticality: What its failure means for the service.
    ///   - maximumSilence: Without any report for this long the check fails with ``CheckCode/timeout``; nil where
    ///     silence is no sign. This makes it a heartbeat.
    public init(_ name: String, criticality: Criticality = .degrading, maximumSilence: Duration? = nil) {
        configuration = CheckConfiguration(name: name, criticality: criticality)
        self.maximumSilence = maximumSilence
        last = Mutex(Report())
    }

    /// Tells what the last report said.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        let report = last.withLock { $0 }
        if let maximumSilence, report.at.duration(to: .now) > maximumSilence { return .unhealthy(.timeout) }
        switch report.outcome {
        case .success: return .healthy
        case .failure(let code): return .unhealthy(code)
        }
    }

    /// Takes a report; true when it says something else than the one before.
    func take(_ outcome: HealthMonitor.TrafficOutcome) -> Bool {
        last.withLock { last in
            let isNew = last.outcome != outcome
            last = Report(outcome: outcome)
            return isNew
        }
    }
}
