import Deadlines

/// The Prometheus text format, version 0.0.4, of `/metrics`.
///
/// ## Metrics
/// - `health_status`: 0 unhealthy, 1 degraded, 2 healthy.
/// - `health_check_status{check}`: the same for each check; unknown and stale are 0.
/// - `health_check_duration_seconds{check}`: how long the last run took.
/// - `health_check_age_seconds{check}`: how old the last result is.
/// - `health_transitions_total{check}`: how often the status has changed.
/// - `http_requests_total{code}` and the histogram `http_request_duration_seconds`: application requests, where a
///   ``TrafficRecorder`` is told of them.
/// - `error_rate`: the share of 5xx among the application requests of the last 60 s, 0 without requests. It has no
///   HELP and TYPE lines, so that `grep error_rate | awk '{print $2}'` finds one number.
public struct PrometheusFormat: HealthFormat {
    /// `prometheus`.
    public let name = "prometheus"
    private let traffic: TrafficRecorder?

    /// The format with the numbers of a recorder.
    public init(traffic: TrafficRecorder? = nil) {
        self.traffic = traffic
    }

    /// All metrics, whatever the endpoint.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        var text = PrometheusText()
        text.family("health_status", .gauge, "Health of the service: 0 unhealthy, 1 degraded, 2 healthy.")
        text.sample("health_status", value: Double(report.status.level))
        text.family("health_check_status", .gauge, "Health of a check: 0 unhealthy, 1 degraded, 2 healthy.")
        for check in report.checks {
            text.sample("health_check_status", ["check": check.name], value: Double(check.status.level))
        }
        text.family("health_check_duration_seconds", .gauge, "Duration of the last run of a check.")
        for check in report.checks {
            guard let time = check.responseTime else { continue }
            text.sample("health_check_duration_seconds", ["check": check.name], value: time.seconds)
        }
        text.family("health_check_age_seconds", .gauge, "Age of the last result of a check.")
        for check in report.checks {
            guard let age = check.age else { continue }
            text.sample("health_check_age_seconds", ["check": check.name], value: age.seconds)
        }
        text.family("health_transitions_total", .counter, "Changes of a check's status.")
        for check in report.checks {
            text.sample("health_transitions_total", ["check": check.name], value: Double(check.transitions))
        }
        let snapshot = traffic?.snapshot() ?? TrafficSnapshot()
        snapshot.write(to: &text)
        return FormattedBody(contentType: "text/plain; version=0.0.4; charset=utf-8", bytes: text.bytes)
    }
}

extension TrafficSnapshot {
    fileprivate func write(to text: inout PrometheusText) {
        text.family("http_requests_total", .counter, "Application requests.")
        for (code, count) in requests {
            text.sample("http_requests_total", ["code": String(code)], value: Double(count))
        }
        text.family("http_request_duration_seconds", .histogram, "Duration of application requests.")
        for bucket in buckets {
            let bound = bucket.upperBound.map { PrometheusText.decimal($0.seconds) } ?? "+Inf"
            text.sample("http_request_duration_seconds_bucket", ["le": bound], value: Double(bucket.count))
        }
        text.sample("http_request_duration_seconds_sum", value: totalDuration.seconds)
        text.sample("http_request_duration_seconds_count", value: Double(buckets.last?.count ?? 0))
        text.sample("error_rate", value: errorRate)
    }
}

extension OverallStatus {
    fileprivate var level: Int {
        switch self {
        case .healthy: 2
        case .degraded: 1
        case .unhealthy: 0
        }
    }
}
