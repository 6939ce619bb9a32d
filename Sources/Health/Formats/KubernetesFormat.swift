/// The plain text of the Kubernetes API server's own health endpoints, with `?verbose` and `&exclude=`.
///
/// It lists `ping` and the critical checks. A failure is always verbose, and its cause always withheld, as there.
/// Source: kubernetes/apiserver, `pkg/server/healthz`.
public struct KubernetesFormat: HealthFormat {
    /// `kubernetes`.
    public let name = "kubernetes"

    /// The format as documented.
    public init() {}

    /// `ok`, or one line for each check.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        let isFine = endpoint.status(of: report) == 200
        guard query.has("verbose") || !isFine else {
            return text("ok")
        }
        var lines = ["[+]ping ok"]
        if endpoint != .live { lines += report.lines }
        if endpoint == .ready, report.isDraining { lines.append("[-]shutdown failed: reason withheld") }
        if let warning = query.unmatched(by: report) { lines.append(warning) }
        lines.append("\(endpoint.checkName) check \(isFine ? "passed" : "failed")")
        return text(lines.joined(separator: "\n") + "\n")
    }

    private func text(_ text: String) -> FormattedBody {
        FormattedBody(contentType: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }
}

extension HealthReport {
    /// A line for each critical check, then for each excluded one.
    fileprivate var lines: [String] {
        checks.filter { $0.criticality == .critical }.map { check in
            check.isFatal ? "[-]\(check.name) failed: reason withheld" : "[+]\(check.name) ok"
        } + excluded.map { "[+]\($0) excluded: ok" }
    }
}

extension Query {
    /// The warning about names to exclude that no check has.
    fileprivate func unmatched(by report: HealthReport) -> String? {
        let names = values("exclude").filter { !$0.isEmpty && !report.excluded.contains($0) }
        guard !names.isEmpty else { return nil }
        let quoted = names.map { "\"\($0.singleLine)\"" }.joined(separator: ", ")
        return "warn: some health checks cannot be excluded: no matches for \(quoted)"
    }
}

extension HealthEndpoint {
    /// The name in the last line.
    fileprivate var checkName: String {
        switch self {
        case .live: "livez"
        case .ready: "readyz"
        case .startup: "startupz"
        case .health, .detailed, .metrics, .smokeTest: "healthz"
        }
    }
}

extension String {
    /// Without what could begin a line of its own or end the quotes.
    fileprivate var singleLine: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0 != "\"" && $0.value != 0x7F }))
    }
}
