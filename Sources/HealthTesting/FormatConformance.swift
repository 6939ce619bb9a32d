public import Health
import Logging

/// What every `HealthFormat` must keep; used by the tests of the library's own formats too.
public enum FormatConformance {
    /// What a format breaks, one line each; empty when it keeps everything.
    ///
    /// It is rendered for every endpoint over services in all states, with names, versions and messages that are made
    /// to break quoting.
    public static func violations(of format: some HealthFormat) async throws -> [String] {
        var violations: [String] = []
        if format.name.isEmpty || format.name.contains(where: { !$0.isLetter && $0 != "-" }) {
            violations.append("the name must be letters and hyphens, since it stands in a query")
        }
        for report in try await reports() {
            for endpoint in HealthEndpoint.allCases where endpoint != .smokeTest {
                let first = format.body(for: endpoint, of: report, Query(nil))
                let second = format.body(for: endpoint, of: report, Query(nil))
                if first != second { violations.append("\(endpoint): two renderings of one report differ") }
                if first.contentType.isEmpty || first.contentType.contains(where: \.isNewline) {
                    violations.append("\(endpoint): the content type must be one line")
                }
                if String(validating: first.bytes, as: UTF8.self) == nil {
                    violations.append("\(endpoint): the body is not valid UTF-8")
                }
                if first.bytes.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
                    violations.append("\(endpoint): the body has a raw control character")
                }
            }
        }
        return violations
    }

    /// Services before their first result, healthy, degraded and unhealthy, and draining, with hostile texts.
    private static func reports() async throws -> [HealthReport] {
        let hostile = "\"\\\u{0}\r\n\u{1B}[31m</script>\u{2028}\u{FFFD}"
        let results: [CheckResult] = [
            .healthy, .degraded(.lagging, message: hostile), .unhealthy(.error, message: hostile),
        ]
        var reports: [HealthReport] = []
        for result in results {
            let observed =
                result.verdict == .healthy
                ? CheckResult.healthy(observed: [Observation("text", .text(hostile))]) : result
            let check = ScriptedCheck("check", observed)
            let monitor = try HealthMonitor(
                ServiceIdentity(name: hostile, version: hostile, environment: hostile),
                logger: Logger(label: "conformance") { _ in SwiftLogNoOpLogHandler() }, checks: [check])
            reports.append(monitor.report())
            let run = Task { try await monitor.run() }
            while monitor.report().checks.contains(where: { $0.status == .unknown }) { await Task.yield() }
            reports.append(monitor.report())
            monitor.beginDraining()
            reports.append(monitor.report())
            run.cancel()
            _ = await run.result
        }
        return reports
    }
}
