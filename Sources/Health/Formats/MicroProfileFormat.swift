import JSONText

/// The bodies of MicroProfile Health 4, valid against its JSON schema.
///
/// There are only `UP` and `DOWN`, and the whole is `DOWN` exactly when one part is; so a check is `DOWN` only where it
/// makes the answer a bad one, and the `data` of `/detailed` carries its own status. Closed start gates are parts
/// of their own, and so are `shutdown` while the service drains and `watchdog` where it is stuck.
/// Source: MicroProfile Health 4.0, "Protocol and wireformat".
public struct MicroProfileFormat: HealthFormat {
    /// `microprofile`.
    public let name = "microprofile"

    /// The format as documented.
    public init() {}

    /// One JSON object with exactly `status` and `checks`.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        var json = JSONWriter()
        json.object { json in
            json.member("status", Self.word(isUp: endpoint.verdict(of: report) != .unhealthy))
            json.array("checks") { json in
                for check in report.checks(of: endpoint) {
                    json.object { json in
                        json.member("name", check.name)
                        json.member("status", Self.word(isUp: !report.isFatal(check, for: endpoint)))
                        if endpoint == .detailed { check.writeData(to: &json) }
                    }
                }
                for name in report.obstacles(to: endpoint) {
                    json.object { json in
                        json.member("name", name)
                        json.member("status", Self.word(isUp: false))
                    }
                }
            }
        }
        return FormattedBody(contentType: "application/json", bytes: json.bytes)
    }

    private static func word(isUp: Bool) -> String {
        isUp ? "UP" : "DOWN"
    }
}

extension CheckReport {
    fileprivate func writeData(to json: inout JSONWriter) {
        json.object("data") { json in
            for fact in facts { json.member(fact) }
        }
    }
}
