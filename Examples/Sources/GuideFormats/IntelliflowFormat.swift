public import Health

/// The bodies that the guide of IntelliFlow prints: `checks` of `/ready` is an array.
public struct IntelliflowFormat: HealthFormat {
    /// `intelliflow`.
    public let name = "intelliflow"

    /// The format of the guide.
    public init() {}

    /// As printed; what the guide leaves open is in the format `components`.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        let json: JSON
        switch endpoint {
        case .live: json = .object([("alive", .truth(endpoint.verdict(of: report) != .unhealthy))])
        case .ready:
            let checks = report.checks.map { check in
                JSON.object([("name", .text(check.name)), ("healthy", .truth(check.isWell))])
            }
            json = .object([("ready", .truth(report.readiness.isReady)), ("checks", .array(checks))])
        case .health:
            json = .object([
                ("status", .text(report.status.rawValue)), ("timestamp", .text(report.timestamp.iso8601)),
                ("version", .text(report.identity.version)),
            ])
        case .startup, .detailed, .smokeTest, .metrics:
            return ComponentsFormat().body(for: endpoint, of: report, query)
        }
        return FormattedBody(contentType: "application/json", bytes: json.bytes)
    }
}

extension CheckReport {
    /// Whether it works, with or without a reservation.
    var isWell: Bool { status == .healthy || status == .degraded }
}
