public import Health

/// The bodies that the guide of escaShop prints: whole seconds, and details for people, `12ms`, `8/20` and `45MB`.
public struct EscashopFormat: HealthFormat {
    /// `escashop`.
    public let name = "escashop"

    /// The format of the guide.
    public init() {}

    /// As printed; what the guide leaves open is in the native format.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        switch endpoint {
        case .health:
            return body([
                ("status", .text(report.status.rawValue)), ("version", .text(report.identity.version)),
                ("environment", .text(report.identity.environment)),
                ("timestamp", .text(report.timestamp.iso8601.prefix(19) + "Z")),
                ("checks", .object(report.checks.map { ($0.name, .text($0.status.rawValue)) })),
                ("uptime", .text(report.uptime.clock)),
            ])
        case .detailed:
            return body([
                ("status", .text(report.status.rawValue)), ("version", .text(report.identity.version)),
                ("checks", .object(report.checks.map { ($0.name, .object($0.details)) })),
            ])
        case .live, .ready, .startup, .smokeTest, .metrics:
            return NativeFormat().body(for: endpoint, of: report, query)
        }
    }

    private func body(_ members: [(name: String, value: JSON)]) -> FormattedBody {
        FormattedBody(contentType: "application/json", bytes: JSON.object(members).bytes)
    }
}

extension CheckReport {
    /// Status, time in whole milliseconds (none for a check that asks nobody and takes no time), and what was seen.
    fileprivate var details: [(name: String, value: JSON)] {
        var details: [(name: String, value: JSON)] = [("status", .text(status.rawValue))]
        if let responseTime, responseTime > .zero {
            details.append(("response_time", .text("\(Int64((responseTime / .milliseconds(1)).rounded(.up)))ms")))
        }
        if let used = integer("connections_used"), let limit = integer("connections_limit") {
            details.append(("connection_pool", .text("\(used)/\(limit)")))
        }
        if let memory = integer("used_memory") { details.append(("memory_usage", .text("\(memory / 1_048_576)MB"))) }
        let rewritten: Set<String> = ["status", "connections_used", "connections_limit", "used_memory"]
        return details + observed.filter { !rewritten.contains($0.name) }.map { ($0.name, JSON($0.value)) }
    }

    private func integer(_ name: String) -> Int64? {
        guard case .integer(let number)? = observed.first(where: { $0.name == name })?.value else { return nil }
        return number
    }
}

extension JSON {
    fileprivate init(_ value: Observation.Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .truth(let truth): self = .truth(truth)
        }
    }
}

extension Duration {
    /// Hours, minutes and seconds: `00:05:32`.
    fileprivate var clock: String {
        let seconds = components.seconds
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}
