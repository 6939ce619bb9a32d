import Deadlines
import JSONText

extension HealthResponse {
    /// The answer of an endpoint in a format.
    init(_ body: FormattedBody, for endpoint: HealthEndpoint, of report: HealthReport) {
        let status = endpoint.status(of: report)
        var headers = [Header("Content-Type", body.contentType)] + Self.always
        if endpoint == .ready, status == 503 { headers.append(Header("Retry-After", Self.retryAfter(report))) }
        if endpoint.verdict(of: report) == .degraded { headers.append(Header("x-envoy-degraded", "true")) }
        self.init(
            status: status, headers: headers, body: body.bytes,
            lifetime: Lifetime(generation: report.generation, until: report.validUntil))
    }

    /// An error with a word for it, as JSON.
    package init(status: Int, error: String, headers: [Header] = []) {
        var json = JSONWriter()
        json.object { $0.member("error", error) }
        self.init(
            status: status, headers: [Header("Content-Type", "application/json")] + Self.always + headers,
            body: json.bytes)
    }

    /// The outcome of smoke tests.
    static func smokeTests(_ results: [SmokeTestResult], at time: Timestamp) -> HealthResponse {
        let hasPassed = results.allSatisfy { $0.failure == nil }
        var json = JSONWriter()
        json.object { json in
            json.member("status", hasPassed ? "smoke_test_passed" : "smoke_test_failed")
            json.array("tests") { json in
                for result in results { json.object { result.write(to: &$0) } }
            }
            json.member("timestamp", time.iso8601)
        }
        return HealthResponse(
            status: hasPassed ? 200 : 500, headers: [Header("Content-Type", "application/json")] + always,
            body: json.bytes)
    }

    static let methodNotAllowed = HealthResponse(status: 405, error: "method_not_allowed", headers: [allow])
    static let unknownFormat = HealthResponse(status: 400, error: "unknown_format")
    static let unauthorized = HealthResponse(
        status: 401, error: "unauthorized", headers: [Header("WWW-Authenticate", "Bearer")])

    /// The answer to OPTIONS: that to GET without its body.
    static func options(_ answer: HealthResponse) -> HealthResponse {
        HealthResponse(
            status: answer.status, headers: answer.headers.filter { $0.name != "Content-Type" } + [allow])
    }

    /// The header fields of every answer.
    package static let always = [Header("Cache-Control", "no-store"), Header("X-Content-Type-Options", "nosniff")]

    private static let allow = Header("Allow", "GET, HEAD, OPTIONS")

    /// Whole seconds after which a load balancer may find another answer: the shortest interval of the critical checks,
    /// at least 1.
    private static func retryAfter(_ report: HealthReport) -> String {
        let interval = report.shortestInterval ?? CheckConfiguration(name: "").interval
        return String(max(1, (interval.wholeMilliseconds(rounded: .up) + 999) / 1_000))
    }
}

extension SmokeTestResult {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("name", name)
        json.member("status", failure == nil ? "pass" : "fail")
        if let failure { json.member("error", failure.rawValue) }
    }
}
