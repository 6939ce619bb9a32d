/// The plain text of the Kubernetes API server's own health endpoints, with `?verbose` and `&exclude=`.
///
/// It lists `ping` and the critical checks; one check under `/detailed/NAME` is `ok` or its code. A failure is always
/// verbose, and its cause otherwise withheld, as there. A status code is ours: 503, where the API server has 500.
/// Source: kubernetes/apiserver, `pkg/server/healthz`.
public struct KubernetesFormat: HealthFormat {
    /// `kubernetes`.
    public let name = "kubernetes"
    /// True: an unknown name is a warning in the verbose answer.
    public let explainsExclusions = true

    /// The format as documented.
    public init() {}

    /// `ok`, or one line for each check.
    public func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
        let isFine = endpoint.status(of: report) == 200
        guard query.has("verbose") || !isFine else {
            return text("ok")
        }
        let asked = Set(query.values("exclude"))
        let ping = Line(name: "ping", state: asked.contains("ping") ? .excluded : .passed)
        let lines = [ping] + report.lines(for: endpoint)
        let unknown = asked.subtracting(["ping"] + report.excluded).sorted()
        let end = "\(endpoint.checkName) check \(isFine ? "passed" : "failed")"
        return text((lines.map(\.text) + Self.warning(about: unknown) + [end]).joined(separator: "\n") + "\n")
    }

    /// `ok`, or the code of the failure.
    public func body(for check: CheckReport, of report: HealthReport, _ query: Query) -> FormattedBody {
        guard check.verdict == .unhealthy else { return text("ok") }
        return text("internal server error: \(check.code?.rawValue ?? check.status.rawValue)\n")
    }

    private static func warning(about names: [String]) -> [String] {
        guard !names.isEmpty else { return [] }
        let quoted = names.map { "\"\($0.singleLine)\"" }.joined(separator: ",")
        return ["warn: some health checks cannot be excluded: no matches for \(quoted)"]
    }

    private func text(_ text: String) -> FormattedBody {
        FormattedBody(contentType: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }
}

/// What is said of one part of a verdict.
private struct Line {
    enum State {
        case passed, failed, excluded
    }

    let name: String
    let state: State

    var text: String {
        switch state {
        case .passed: "[+]\(name) ok"
        case .failed: "[-]\(name) failed: reason withheld"
        case .excluded: "[+]\(name) excluded: ok"
        }
    }
}

extension HealthReport {
    /// A line for each critical check in the order of registration, then for what else is in the way.
    fileprivate func lines(for endpoint: HealthEndpoint) -> [Line] {
        let excluded = Set(excluded)
        let critical = endpoint.considersChecks ? registered.filter { $0.criticality == .critical } : []
        let checks = critical.map { check in
            Line(
                name: check.name,
                state: excluded.contains(check.name) ? .excluded : isFatal(check, for: endpoint) ? .failed : .passed)
        }
        return checks + obstacles(to: endpoint).map { Line(name: $0, state: .failed) }
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
