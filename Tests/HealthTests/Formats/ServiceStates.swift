import HealthTesting

@testable import Health

/// One service in each of the states that a format must tell apart.
enum ServiceState: String, CaseIterable {
    case healthy, degraded, unhealthy, stale, starting, draining, stuck, empty

    /// A database that is critical, a cache that degrades, a mail server that only informs.
    var service: SampleService {
        SampleService(
            checks: self == .empty ? [] : [database, cache, mail], gates: self == .starting ? ["migrations"] : [],
            isDraining: self == .draining, stuck: self == .stuck ? "cooperative_threads" : nil)
    }

    private var database: SampleCheck {
        let configuration = CheckConfiguration(name: "database", tags: ["datastore", "storage"])
        let observed = [
            Observation("role", "primary"), Observation("connections_used", 8), Observation("ratio", 0.5),
            Observation("tls", true),
        ]
        return switch self {
        case .unhealthy: SampleCheck(configuration, .unhealthy(.refused, message: "nobody \"there\"\n"))
        case .starting: SampleCheck(configuration, nil)
        case .stale: SampleCheck(configuration, .healthy(observed: observed), age: .seconds(60))
        default: SampleCheck(configuration, .healthy(observed: observed))
        }
    }

    private var cache: SampleCheck {
        let configuration = CheckConfiguration(name: "redis", criticality: .degrading, tags: ["storage"])
        return self == .degraded
            ? SampleCheck(configuration, .unhealthy(.timeout), responseTime: .milliseconds(1_000))
            : SampleCheck(configuration, .healthy)
    }

    private var mail: SampleCheck {
        SampleCheck("mail", criticality: .informational, .degraded(.lagging, message: "42 in the queue"))
    }
}

extension HealthFormat {
    /// The body as text.
    func text(_ endpoint: HealthEndpoint, _ query: String? = nil, of report: HealthReport) -> String {
        String(decoding: body(for: endpoint, of: report, Query(query)).bytes, as: UTF8.self)
    }
}
