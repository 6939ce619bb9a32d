import Deadlines
import Metrics

/// The metrics of one check, made once; the label is the check's name, so their number is bounded.
struct CheckGauges: Sendable {
    private let status: Gauge
    private let duration: Metrics.Timer

    init(check: String, factory: any MetricsFactory) {
        let dimensions = [("check", check)]
        status = Gauge(label: "health_check_status", dimensions: dimensions, factory: factory)
        duration = Metrics.Timer(label: "health_check_duration", dimensions: dimensions, factory: factory)
    }

    func record(_ check: CheckSnapshot) {
        status.record(check.status.level)
        if let time = check.responseTime { duration.recordNanoseconds(time.nanoseconds) }
    }
}

extension CheckStatus {
    /// The number that stands for the status in metrics: 0 unhealthy, 1 degraded, 2 healthy.
    var level: Int {
        switch self {
        case .healthy: 2
        case .degraded: 1
        case .unhealthy, .unknown, .stale: 0
        }
    }
}
