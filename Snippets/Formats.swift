// A format of an application's own, and the suite that it must pass.
import Health
import HealthTesting

/// One line for each check: `database healthy`.
struct LinesFormat: HealthFormat {
    let name = "lines"

    func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        var lines = [endpoint.verdict(of: report).rawValue]
        if endpoint == .detailed {
            lines += report.checks.map { "\($0.name) \($0.status.rawValue) \($0.code?.rawValue ?? "-")" }
        }
        return FormattedBody(
            contentType: "text/plain; charset=utf-8", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
}

func endpoints(_ health: HealthMonitor) throws -> HealthEndpoints {
    let formats = EndpointConfiguration.standardFormats + [LinesFormat()]
    return try HealthEndpoints(health, configuration: .fromEnvironment(formats: formats))
}

/// `/health/group/checkout`: what the checkout needs. There the cache is critical, whatever it is for the whole.
let checkout = HealthGroup("checkout", [.check("database"), .check("redis", criticality: .critical)])

func groupedEndpoints(_ health: HealthMonitor) throws -> HealthEndpoints {
    try HealthEndpoints(health, configuration: EndpointConfiguration(groups: [checkout]))
}

/// In a test: what the format breaks, one line each; empty when it keeps everything.
func violations() -> [String] {
    FormatConformance.violations(of: LinesFormat())
}

// snippet.hide
precondition(violations().isEmpty)
let draining = LinesFormat().body(for: .ready, of: SampleService(isDraining: true).report(), Query(nil))
precondition(String(decoding: draining.bytes, as: UTF8.self) == "unhealthy\n")
