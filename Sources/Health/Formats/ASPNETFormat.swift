import JSONText

/// The bodies of ASP.NET Core's health checks: one word, and under `/detailed` the JSON that HealthChecks UI reads.
///
/// An entry's status is what the check makes of the whole, as with a `failureStatus` there: a degrading check that fails
/// is `Degraded`. Its own status stands in `data`. Checks run on schedules of their own, side by side, so
/// `totalDuration` is the longest of their durations.
/// Source: ASP.NET Core, "Health checks"; Xabaril/AspNetCore.Diagnostics.HealthChecks, `UIHealthReport`.
public struct ASPNETFormat: HealthFormat {
    /// `aspnet`.
    public let name = "aspnet"

    /// The format as documented.
    public init() {}

    /// `Healthy`, `Degraded` or `Unhealthy`; one JSON object under `/detailed`.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        let word = endpoint.verdict(of: report).word
        guard endpoint == .detailed else { return FormattedBody(contentType: "text/plain", bytes: Array(word.utf8)) }
        var json = JSONWriter()
        json.object { json in
            json.member("status", word)
            json.member("totalDuration", (report.checks.compactMap(\.responseTime).max() ?? .zero).timeSpan)
            json.object("entries") { json in
                for check in report.checks { json.object(check.name) { check.writeEntry(to: &$0) } }
            }
        }
        return FormattedBody(contentType: "application/json", bytes: json.bytes)
    }
}

extension CheckReport {
    fileprivate func writeEntry(to json: inout JSONWriter) {
        json.object("data") { json in
            for fact in facts { json.member(fact) }
        }
        if let explanation { json.member("description", explanation) }
        json.member("duration", (responseTime ?? .zero).timeSpan)
        json.member("status", verdict.word)
        json.array("tags") { json in
            for tag in tags { json.value(tag) }
        }
    }
}

extension Duration {
    /// The constant format of .NET's `TimeSpan`, `[d.]hh:mm:ss[.fffffff]`, in ticks of 100 ns.
    var timeSpan: String {
        let (seconds, attoseconds) = max(.zero, self).components
        let days = seconds / 86_400
        let ticks = attoseconds / 100_000_000_000
        let clock = Duration.seconds(seconds % 86_400).clock
        return (days > 0 ? "\(days)." : "") + clock + (ticks > 0 ? ".\(ticks.padded(to: 7))" : "")
    }
}

extension OverallStatus {
    fileprivate var word: String {
        switch self {
        case .healthy: "Healthy"
        case .degraded: "Degraded"
        case .unhealthy: "Unhealthy"
        }
    }
}
