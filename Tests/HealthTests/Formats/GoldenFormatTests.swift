import HealthTesting
import Testing

@testable import Health

/// One report in a state that shows every key, the same on each run.
private let report: HealthReport = {
    let now = ContinuousClock.now
    let start = now.advanced(by: .milliseconds(-332_118))
    let configurations = [
        CheckConfiguration(name: "database", jitter: 0),
        CheckConfiguration(name: "redis", criticality: .degrading, jitter: 0),
    ]
    var state = MonitorState(
        identity: ServiceIdentity(name: "shop", version: "v3.1.0", environment: "green"), checks: configurations,
        gates: [], startupDeadline: nil, sharedDependencies: .countsFully, now: start)
    let results: [CheckResult] = [
        .healthy(observed: [
            Observation("role", "primary"), Observation("connections_used", 8), Observation("ratio", 0.5),
            Observation("tls", true),
        ]),
        .unhealthy(.refused, message: "nobody \"there\"\n"),
    ]
    var random = SystemRandomNumberGenerator()
    for (index, result) in results.enumerated() {
        let finished = now.advanced(by: .milliseconds(-812))
        guard let ticket = state.start(index, at: finished.advanced(by: .microseconds(-1_250))) else { continue }
        let moment = Moment(instant: finished, timeOfDay: Timestamp(millisecondsSinceEpoch: 1_769_509_799_188))
        _ = state.finish(index, ticket, result, at: moment, using: &random)
    }
    return HealthReport(state.snapshot, at: now, Timestamp(millisecondsSinceEpoch: 1_769_509_800_000))
}()

private func text(
    _ endpoint: HealthEndpoint, _ format: some HealthFormat, _ query: String? = nil, of report: HealthReport = report
) -> String {
    String(decoding: format.body(for: endpoint, of: report, Query(query)).bytes, as: UTF8.self)
}

@Suite(.timeLimit(.minutes(1))) struct `The native format, byte by byte` {
    @Test(arguments: [
        (
            HealthEndpoint.ready,
            #"{"status":"ready","ready":true,"reason":null,"checks":{"database":"healthy","redis":"unhealthy"},"timestamp":"2026-01-27T10:30:00.000Z"}"#
        ),
        (.startup, #"{"status":"started","started":true,"timestamp":"2026-01-27T10:30:00.000Z"}"#),
        (
            .health,
            #"{"status":"degraded","service":"shop","version":"v3.1.0","environment":"green","timestamp":"2026-01-27T10:30:00.000Z","uptime":"00:05:32","uptime_seconds":332.118,"checks":{"database":"healthy","redis":"unhealthy"}}"#
        ),
    ])
    func `of an endpoint`(endpoint: HealthEndpoint, expected: String) {
        #expect(text(endpoint, NativeFormat()) == expected)
    }

    @Test func `of live, which carries the process identifier`() {
        let pid = report.processIdentifier
        #expect(
            text(.live, NativeFormat())
                == #"{"status":"alive","alive":true,"pid":\#(pid),"timestamp":"2026-01-27T10:30:00.000Z"}"#)
    }

    @Test(arguments: [("checks", NativeFormat() as any HealthFormat), ("components", ComponentsFormat())])
    func `of details, whose checks stand under another key in components`(key: String, format: any HealthFormat) {
        let database =
            #"{"status":"healthy","criticality":"critical","code":null,"response_time_ms":1.25,"age_ms":812,"since":"2026-01-27T10:29:59.188Z","consecutive_failures":0,"observed":{"role":"primary","connections_used":8,"ratio":0.5,"tls":true},"caused_by":null}"#
        let redis =
            #"{"status":"unhealthy","criticality":"degrading","code":"refused","response_time_ms":1.25,"age_ms":812,"since":"2026-01-27T10:29:59.188Z","consecutive_failures":1,"observed":{},"message":"nobody \"there\"\n","caused_by":null}"#
        let history =
            #"[{"at":"2026-01-27T10:29:59.188Z","check":"redis","from":"unknown","to":"unhealthy","code":"refused","caused_by":null},{"at":"2026-01-27T10:29:59.188Z","check":"database","from":"unknown","to":"healthy","code":null,"caused_by":null}]"#
        let head =
            #"{"status":"degraded","service":"shop","version":"v3.1.0","environment":"green","timestamp":"2026-01-27T10:30:00.000Z","uptime":"00:05:32","uptime_seconds":332.118,"#
        #expect(
            text(.detailed, format)
                == head + "\"\(key)\":{\"database\":\(database),\"redis\":\(redis)},\"generation\":3,"
                + "\"history\":\(history),\"root_causes\":[\"redis\"]}")
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The Kubernetes format, byte by byte` {
    private func judged(critical: CheckStatus, excluding names: Set<String> = []) -> HealthReport {
        var random = SystemRandomNumberGenerator()
        let now = ContinuousClock.now
        var state = MonitorState(
            identity: ServiceIdentity(), checks: [CheckConfiguration(name: "bad")], gates: [], startupDeadline: nil,
            sharedDependencies: .countsFully, now: now)
        if let ticket = state.start(0, at: now) {
            let moment = Moment(instant: now, timeOfDay: Timestamp(millisecondsSinceEpoch: 0))
            let result: CheckResult = critical == .healthy ? .healthy : .unhealthy(.refused)
            _ = state.finish(0, ticket, result, at: moment, using: &random)
        }
        return HealthReport(
            state.snapshot, at: now, Timestamp(millisecondsSinceEpoch: 0), selecting: CheckSelection(excluded: names))
    }

    @Test func `a good answer is ok, and lists its checks when asked`() {
        let good = judged(critical: .healthy)
        #expect(text(.ready, KubernetesFormat(), of: good) == "ok")
        #expect(
            text(.ready, KubernetesFormat(), "verbose", of: good)
                == "[+]ping ok\n[+]bad ok\nreadyz check passed\n")
    }

    @Test func `a live answer lists ping alone`() {
        let text = text(.live, KubernetesFormat(), "verbose", of: judged(critical: .unhealthy))
        #expect(text == "[+]ping ok\nlivez check passed\n")
    }

    @Test func `a failure is always verbose and withholds its cause`() {
        let text = text(.health, KubernetesFormat(), of: judged(critical: .unhealthy))
        #expect(text == "[+]ping ok\n[-]bad failed: reason withheld\nhealthz check failed\n")
    }

    @Test func `an excluded check is listed as such`() {
        let excluded = judged(critical: .unhealthy, excluding: ["bad"])
        #expect(
            text(.health, KubernetesFormat(), "verbose=true&exclude=bad", of: excluded)
                == "[+]ping ok\n[+]bad excluded: ok\nhealthz check passed\n")
    }

    @Test func `a name to exclude that no check has gives a warning`() {
        let text = text(.live, KubernetesFormat(), "verbose&exclude=x%0A%22y", of: judged(critical: .healthy))
        #expect(
            text == "[+]ping ok\nwarn: some health checks cannot be excluded: no matches for \"xy\"\n"
                + "livez check passed\n")
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The Kubernetes format` {
    @Test func `warns of what could not be excluded, not of what it does not list`() {
        let service = ServiceState.healthy.service
        let query = "verbose&exclude=redis&exclude=database,ping,xy,shutdown"
        let report = service.report(selecting: CheckSelection(.all, Query(query)))
        #expect(
            text(.ready, KubernetesFormat(), query, of: report)
                == """
                [+]ping excluded: ok
                [+]database excluded: ok
                warn: some health checks cannot be excluded: no matches for "shutdown","xy"
                readyz check passed

                """)
        #expect(
            text(.live, KubernetesFormat(), "verbose&exclude=database", of: service.report())
                == """
                [+]ping ok
                warn: some health checks cannot be excluded: no matches for "database"
                livez check passed

                """)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The Prometheus format` {
    @Test func `carries each check with its label, and one line with the word error_rate`() {
        let lines = text(.metrics, PrometheusFormat()).split(separator: "\n").map(String.init)
        #expect(lines.contains("health_status 1"))
        #expect(lines.contains("health_check_status{check=\"database\"} 2"))
        #expect(lines.contains("health_check_duration_seconds{check=\"database\"} 0.00125"))
        #expect(lines.contains("health_check_age_seconds{check=\"redis\"} 0.812"))
        #expect(lines.contains("health_transitions_total{check=\"redis\"} 1"))
        #expect(lines.filter { $0.contains("error_rate") } == ["error_rate 0"])
    }

    @Test(arguments: ServiceState.allCases)
    func `is a line of a family, or its head, all through`(state: ServiceState) throws {
        let sample = /^([a-z_]+)(\{[a-z]+="([^"\\\n]|\\["\\n])*"\})? (-?[0-9]+(\.[0-9]+)?|\+Inf)$/
        let help = /^# HELP ([a-z_]+) [^\n]+$/
        let type = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/
        var (helped, typed): (Set<Substring>, Set<Substring>) = ([], [])
        let traffic = TrafficRecorder()
        traffic.record(route: "/", status: 503, duration: .milliseconds(3))
        let text = text(.metrics, PrometheusFormat(traffic: traffic), of: state.service.report())
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if let match = line.firstMatch(of: help) {
                #expect(helped.insert(match.1).inserted, "\(line)")
            } else if let match = line.firstMatch(of: type) {
                #expect(helped.contains(match.1) && typed.insert(match.1).inserted, "\(line)")
            } else {
                let match = try #require(line.firstMatch(of: sample), "\(line)")
                let family = match.1.replacing(/_(bucket|sum|count)$/, with: "")
                #expect(typed.contains(family) == (family != "error_rate"), "\(line)")
            }
        }
        #expect(text.hasSuffix("error_rate 1\n"))
        #expect(helped.count == 7)
    }

    @Test func `escapes the value of a label`() {
        var text = PrometheusText()
        text.sample("m", ["check": "a\"b\\c\nd"], value: 1)
        #expect(String(decoding: text.bytes, as: UTF8.self) == #"m{check="a\"b\\c\nd"} 1"# + "\n")
    }

    @Test(arguments: [
        (0, "0"), (1, "1"), (0.05, "0.05"), (-0.5, "-0.5"), (1e-9, "0.000000001"), (1e-12, "0"),
        (123_456_789, "123456789"),
        (0.9999999999, "1"), (2.5, "2.5"), (.infinity, "+Inf"), (.nan, "NaN"),
    ])
    func `writes numbers without exponents`(number: Double, text: String) {
        #expect(PrometheusText.decimal(number) == text)
    }
}
