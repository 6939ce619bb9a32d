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
        let excluded = Set(query.values("exclude"))
        var lines = [excluded.contains("ping") ? "[+]ping excluded: ok" : "[+]ping ok"]
        if endpoint != .live { lines += report.lines(for: endpoint) }
        if endpoint == .live, report.stuck != nil { lines.append("[-]watchdog failed: reason withheld") }
        if endpoint == .ready, report.isDraining { lines.append("[-]shutdown failed: reason withheld") }
        if let warning = report.warning(about: excluded) { lines.append(warning) }
        lines.append("\(endpoint.checkName) check \(isFine ? "passed" : "failed")")
        return text(lines.joined(separator: "\n") + "\n")
    }

    private func text(_ text: String) -> FormattedBody {
        FormattedBody(contentType: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }
}

extension HealthReport {
    /// A line for each critical check in the order of registration, then for each gate that holds the start back.
    fileprivate func lines(for endpoint: HealthEndpoint) -> [String] {
        let waiting = startup.waiting ?? []
        let critical = registered.filter { $0.criticality == .critical }
        let checks = critical.map { check in
            if excluded.contains(check.name) { return "[+]\(check.name) excluded: ok" }
            let hasFailed = endpoint == .startup ? waiting.contains(check.name) : check.isFatal
            return hasFailed ? "[-]\(check.name) failed: reason withheld" : "[+]\(check.name) ok"
        }
        guard endpoint == .startup || endpoint == .ready else { return checks }
        let names = Set(registered.map(\.name))
        return checks + waiting.filter { !names.contains($0) }.map { "[-]\($0) failed: reason withheld" }
    }

    /// The warning about names to exclude that no check has.
    fileprivate func warning(about names: Set<String>) -> String? {
        let unknown = names.subtracting(excluded).subtracting(["ping"]).sorted()
        guard !unknown.isEmpty else { return nil }
        let quoted = unknown.map { "\"\($0.singleLine)\"" }.joined(separator: ", ")
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
