public import Health

/// The bodies that the guide of the WCAG platform prints: `ok` and `error`, uptime in seconds, and the memory in use.
public struct WCAGFormat: HealthFormat {
    /// `wcag`.
    public let name = "wcag"

    /// The format of the guide. `/live` tells of the memory where the service has a ``ProcessMemoryCheck``.
    public init() {}

    /// As printed; what the guide leaves open is in the native format.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        let timestamp = JSON.text(report.timestamp.iso8601)
        var members: [(name: String, value: JSON)]
        switch endpoint {
        case .live:
            members = [
                ("status", .text(endpoint.verdict(of: report) == .unhealthy ? "stuck" : "alive")),
                ("pid", .integer(Int64(report.processIdentifier))),
            ]
            if let memory = report.memory { members.append(("memory", .object(memory))) }
            members.append(("timestamp", timestamp))
        case .ready:
            let checks = report.checks.filter { $0.name != ProcessMemoryCheck.name }.map {
                ($0.name, JSON.text($0.word))
            }
            members = [
                ("status", .text(report.readiness.isReady ? "ready" : "not_ready")),
                ("checks", .object([("api", .text("ok"))] + checks)), ("timestamp", timestamp),
            ]
        case .health:
            let (seconds, attoseconds) = report.uptime.components
            members = [
                ("status", .text(endpoint.verdict(of: report) == .unhealthy ? "error" : "ok")),
                ("timestamp", timestamp),
                ("uptime", .number((Double(seconds) * 1_000 + Double(attoseconds / 1_000_000_000_000_000)) / 1_000)),
                ("version", .text(report.identity.version)),
            ]
        case .startup, .detailed, .smokeTest, .metrics:
            return NativeFormat().body(for: endpoint, of: report, query)
        }
        return FormattedBody(contentType: "application/json", bytes: JSON.object(members).bytes)
    }
}

extension CheckReport {
    fileprivate var word: String {
        isWell ? "ok" : status == .unknown ? "unknown" : "error"
    }
}

extension HealthReport {
    /// What the check of the memory saw; nil without it.
    fileprivate var memory: [(name: String, value: JSON)]? {
        checks.first { $0.name == ProcessMemoryCheck.name }?.observed.compactMap { observation in
            guard case .integer(let bytes) = observation.value else { return nil }
            return (observation.name, .integer(bytes))
        }
    }
}
