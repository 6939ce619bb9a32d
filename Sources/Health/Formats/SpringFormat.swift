import JSONText

/// The bodies of Spring Boot's actuator, version 3.
///
/// `UP` and the status code 200 go together. A bad answer is `DOWN` when a check that counts has failed or is stale,
/// else `OUT_OF_SERVICE`: before the first results, behind a closed gate, while the service drains. A component shows
/// its own state, a degraded one `UP`; its `details` stand under `/detailed` only. The whole lists the groups:
/// `liveness` (also `/health/liveness`), `readiness` (`/health/readiness`), and each ``HealthGroup``.
/// Source: Spring Boot reference, "Actuator, Health Information".
public struct SpringFormat: HealthFormat {
    /// `spring`.
    public let name = "spring"
    /// `application/vnd.spring-boot.actuator.v3+json`.
    public let mediaTypes = ["application/vnd.spring-boot.actuator.v3+json"]

    /// The format as documented.
    public init() {}

    /// One JSON object.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        json { json in
            json.member("status", report.word(for: endpoint))
            guard endpoint != .live else { return }
            report.writeComponents(of: endpoint, to: &json)
            if endpoint == .health || endpoint == .detailed { report.writeGroups(to: &json) }
        }
    }

    /// The object of the component alone.
    public func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody {
        json { json in
            json.member("status", check.status.word)
            check.writeDetails(to: &json)
        }
    }

    private func json(_ members: (inout JSONWriter) -> Void) -> FormattedBody {
        var json = JSONWriter()
        json.object(members)
        return FormattedBody(contentType: mediaTypes[0], bytes: json.bytes)
    }
}

extension HealthReport {
    fileprivate func word(for endpoint: HealthEndpoint) -> String {
        if endpoint.verdict(of: self) != .unhealthy { return "UP" }
        let fatal = checks(of: endpoint).filter { isFatal($0, for: endpoint) }
        let isDown = endpoint == .live || fatal.contains { $0.status.word == "DOWN" }
        return isDown ? "DOWN" : "OUT_OF_SERVICE"
    }

    fileprivate func writeComponents(of endpoint: HealthEndpoint, to json: inout JSONWriter) {
        guard !hidesChecks else { return }
        json.object("components") { json in
            for check in checks(of: endpoint) {
                json.object(check.name) { json in
                    json.member("status", status(of: check, for: endpoint).word)
                    if endpoint == .detailed { check.writeDetails(to: &json) }
                }
            }
        }
    }

    fileprivate func writeGroups(to json: inout JSONWriter) {
        guard let groups else { return }
        json.array("groups") { json in
            for name in ["liveness", "readiness"] + groups { json.value(name) }
        }
    }
}

extension CheckReport {
    fileprivate func writeDetails(to json: inout JSONWriter) {
        json.object("details") { json in
            // Where Spring's own indicators put their reason.
            if let explanation, !observed.contains(where: { $0.name == "error" }) { json.member("error", explanation) }
            for fact in facts { json.member(fact) }
        }
    }
}

extension CheckStatus {
    fileprivate var word: String {
        switch self {
        case .healthy, .degraded: "UP"
        case .unhealthy, .stale: "DOWN"
        case .unknown: "UNKNOWN"
        }
    }
}
