import Deadlines
import JSONText

/// `application/health+json` of the draft "Health Check Response Format for HTTP APIs".
///
/// `warn` is degraded, which is a good answer. Under `/detailed` each check has the measurement `responseTime` and one
/// for everything it saw; elsewhere the status alone. `componentType` is `datastore` or `system` for a check with that
/// tag, else `component`. Our `Cache-Control` wins over the draft's, since an old answer helps no prober.
/// Source: draft-inadarei-api-health-check-06.
public struct IETFFormat: HealthFormat {
    /// `ietf`.
    public let name = "ietf"
    /// `application/health+json`.
    public let mediaTypes = ["application/health+json"]

    /// The format as documented.
    public init() {}

    /// One JSON object.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        var json = JSONWriter()
        json.object { json in
            json.member("status", endpoint.verdict(of: report).word)
            switch endpoint {
            case .live:
                if let stuck = report.stuck { json.member("output", "stuck: \(stuck)") }
            case .ready:
                if let reason = report.readiness.reason { json.member("output", reason.rawValue) }
                report.writeMeasurements(of: endpoint, to: &json)
            case .startup:
                report.writeWaiting(to: &json)
                report.writeMeasurements(of: endpoint, to: &json)
            case .health, .detailed, .metrics, .smokeTest:
                json.member("releaseId", report.identity.version)
                report.writeMeasurements(of: endpoint, to: &json)
                json.member("serviceId", report.identity.name)
            }
        }
        return FormattedBody(contentType: "application/health+json", bytes: json.bytes)
    }
}

extension HealthReport {
    fileprivate func writeWaiting(to json: inout JSONWriter) {
        guard let waiting = startup.waiting else { return }
        json.array("notes") { json in
            for name in waiting { json.value("waiting for \(name)") }
        }
        json.member("output", startup.word)
    }

    fileprivate func writeMeasurements(of endpoint: HealthEndpoint, to json: inout JSONWriter) {
        guard !hidesChecks else { return }
        json.object("checks") { json in
            for check in checks(of: endpoint) {
                let word = status(of: check, for: endpoint).word
                guard endpoint == .detailed else {
                    json.array("\(check.name):responseTime") { $0.object { $0.member("status", word) } }
                    continue
                }
                for measurement in check.measurements {
                    json.array("\(check.name):\(measurement)") { json in
                        if measurement == CheckReport.responseTimeName {
                            json.object { check.writeResponseTime(word, at: timestamp, to: &$0) }
                        }
                        for value in check.values(of: measurement) {
                            json.object { check.write(value, at: timestamp, to: &$0) }
                        }
                    }
                }
            }
        }
    }
}

extension CheckReport {
    fileprivate static let responseTimeName = "responseTime"

    /// The names of the measurements, each once.
    fileprivate var measurements: [String] {
        var names: Set<String> = [Self.responseTimeName]
        let seen = observed.filter(\.value.isFinite).map(\.name.measurement)
        return [Self.responseTimeName] + seen.filter { names.insert($0).inserted }
    }

    fileprivate func values(of measurement: String) -> [Observation.Value] {
        observed.filter { $0.name.measurement == measurement && $0.value.isFinite }.map(\.value)
    }

    fileprivate func writeResponseTime(_ word: String, at timestamp: Timestamp, to json: inout JSONWriter) {
        json.member("componentType", componentType)
        if let responseTime {
            json.member("observedValue", responseTime.milliseconds.rounded(toPlaces: 3))
            json.member("observedUnit", "ms")
        }
        json.member("status", word)
        if let found = found(before: timestamp) { json.member("time", found.iso8601) }
        if let explanation { json.member("output", explanation) }
    }

    fileprivate func write(_ value: Observation.Value, at timestamp: Timestamp, to json: inout JSONWriter) {
        json.member("componentType", componentType)
        json.key("observedValue")
        json.value(value)
        if let found = found(before: timestamp) { json.member("time", found.iso8601) }
    }

    private var componentType: String {
        ["datastore", "system"].first(where: tags.contains) ?? "component"
    }
}

extension String {
    /// A name of what was seen as a measurement: the colon is what separates it from the name of the check.
    ///
    /// By scalars: a colon with a combining mark is another character and yet a colon in the bytes.
    fileprivate var measurement: String {
        String(UnicodeScalarView(unicodeScalars.map { $0 == ":" ? "." : $0 }))
    }
}

extension OverallStatus {
    fileprivate var word: String {
        switch self {
        case .healthy: "pass"
        case .degraded: "warn"
        case .unhealthy: "fail"
        }
    }
}

extension CheckStatus {
    fileprivate var word: String {
        switch self {
        case .healthy: "pass"
        case .degraded: "warn"
        case .unhealthy, .stale, .unknown: "fail"
        }
    }
}
