import Deadlines
import JSONText

/// The format of this library: JSON whose keys never change their order, new ones at the end.
public struct NativeFormat: HealthFormat {
    /// `native`, or `components`.
    public let name: String
    private let detailsKey: String

    /// The format as documented.
    public init() {
        self.init(name: "native", detailsKey: "checks")
    }

    /// The format under another name, with another key for the checks of `/detailed`.
    init(name: String, detailsKey: String) {
        self.name = name
        self.detailsKey = detailsKey
    }

    /// One JSON object.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        var json = JSONWriter()
        json.object { json in
            switch endpoint {
            case .live: report.writeLiveness(to: &json)
            case .ready: report.writeReadiness(to: &json)
            case .startup: report.writeStartup(to: &json)
            case .health, .metrics, .smokeTest:
                report.writeWhole(to: &json)
                report.writeStatuses(to: &json)
            case .detailed:
                report.writeWhole(to: &json)
                report.writeDetails(under: detailsKey, to: &json)
            }
        }
        return FormattedBody(contentType: "application/json", bytes: json.bytes)
    }

    /// The object that the check has under `/detailed`.
    public func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody {
        var json = JSONWriter()
        json.object { check.writeDetails(to: &$0) }
        return FormattedBody(contentType: "application/json", bytes: json.bytes)
    }
}

extension HealthReport {
    fileprivate func writeLiveness(to json: inout JSONWriter) {
        json.member("status", stuck == nil ? "alive" : "stuck")
        json.member("alive", stuck == nil)
        json.member("pid", processIdentifier)
        if let stuck { json.member("stuck", stuck) }
        json.member("timestamp", timestamp.iso8601)
    }

    fileprivate func writeReadiness(to json: inout JSONWriter) {
        json.member("status", readiness.isReady ? "ready" : "not_ready")
        json.member("ready", readiness.isReady)
        json.member("reason", readiness.reason?.rawValue)
        writeStatuses(to: &json)
        json.member("timestamp", timestamp.iso8601)
    }

    fileprivate func writeStartup(to json: inout JSONWriter) {
        json.member("status", startup.word)
        json.member("started", startup == .started)
        if let waiting = startup.waiting {
            json.array("waiting") { json in
                for name in waiting { json.value(name) }
            }
        }
        json.member("timestamp", timestamp.iso8601)
    }

    fileprivate func writeWhole(to json: inout JSONWriter) {
        json.member("status", status.rawValue)
        json.member("service", identity.name)
        json.member("version", identity.version)
        json.member("environment", identity.environment)
        json.member("timestamp", timestamp.iso8601)
        json.member("uptime", uptime.clock)
        json.member("uptime_seconds", uptime.seconds.rounded(toPlaces: 3))
    }

    fileprivate func writeStatuses(to json: inout JSONWriter) {
        guard !hidesChecks else { return }
        json.object("checks") { json in
            for check in checks { json.member(check.name, check.status.rawValue) }
        }
    }

    fileprivate func writeDetails(under key: String, to json: inout JSONWriter) {
        json.object(key) { json in
            for check in checks { json.object(check.name) { check.writeDetails(to: &$0) } }
        }
        json.member("generation", generation)
        json.array("history") { json in
            for change in history { json.object { change.write(to: &$0) } }
        }
        json.array("root_causes") { json in
            for name in rootCauses { json.value(name) }
        }
    }
}

extension CheckReport {
    fileprivate func writeDetails(to json: inout JSONWriter) {
        json.member("status", status.rawValue)
        json.member("criticality", criticality.rawValue)
        json.member("code", code?.rawValue)
        json.key("response_time_ms")
        if let responseTime { json.value(responseTime.milliseconds.rounded(toPlaces: 3)) } else { json.value(nil) }
        json.key("age_ms")
        if let age { json.value(age.wholeMilliseconds()) } else { json.value(nil) }
        json.member("since", since?.iso8601)
        json.member("consecutive_failures", consecutiveFailures)
        json.object("observed") { json in
            for observation in observed { json.member(observation) }
        }
        if let message { json.member("message", message) }
        json.member("caused_by", causedBy)
    }
}

extension StatusChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("at", at.iso8601)
        json.member("check", check)
        json.member("from", from.rawValue)
        json.member("to", to.rawValue)
        json.member("code", code?.rawValue)
        json.member("caused_by", causedBy)
    }
}
