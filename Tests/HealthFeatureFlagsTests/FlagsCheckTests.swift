import FeatureFlagsTesting
import Health
import Logging
import Testing

@testable import FeatureFlags
@testable import HealthFeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `The check of the flags` {
    private func report(
        _ status: FlagReport.Status = .ready, code: String? = nil, notes: [String] = [], age: Duration? = nil,
        kills: [String] = [], problems: [FlagDefinitionError] = []
    ) -> FlagReport {
        FlagReport(
            status: status, store: "redis",
            storeStatus: FlagStoreStatus(
                health: status == .ready ? .current : .stale, mode: .push, code: code, notes: notes),
            age: age, flags: 7, kills: kills, problems: problems)
    }

    private func value(_ name: String, of result: CheckResult) -> Observation.Value? {
        result.observed.first { $0.name == name }?.value
    }

    @Test(
        arguments: [
            (.ready, nil, .healthy, nil), (.notReady, nil, .degraded, .startingUp),
            (.notReady, "refused", .degraded, .refused), (.stale, nil, .degraded, .lagging),
            (.stale, "timeout", .degraded, .timeout), (.stale, "emptied", .degraded, .lagging),
            (.stale, "loading", .degraded, .loading), (.error, nil, .unhealthy, .error),
            (.error, "auth", .unhealthy, .auth), (.fatal, "unknown word", .unhealthy, .error),
        ] as [(FlagReport.Status, String?, CheckResult.Verdict, CheckCode?)])
    func `says how the client fares, in the closed set of codes`(
        status: FlagReport.Status, storeCode: String?, verdict: CheckResult.Verdict, code: CheckCode?
    ) {
        let result = CheckResult(report(status, code: storeCode))
        #expect(result.verdict == verdict)
        #expect(result.code == code)
        #expect(value("status", of: result) == .text(status.rawValue))
        #expect(value("cause", of: result) == storeCode.map { .text($0) })
    }

    @Test func `is healthy while flags are killed, and names them`() {
        let result = CheckResult(report(kills: ["email_automation", "scan_creation"]))
        #expect(result.verdict == .healthy)
        #expect(value("kills", of: result) == 2)
        #expect(value("killed", of: result) == "email_automation, scan_creation")
    }

    @Test func `names the flags whose definitions cannot be used, and nothing of the definitions`() {
        let problems = [FlagDefinitionError(flag: "checkout", place: "targeting.if[0]", problem: "unknown operator")]
        let result = CheckResult(report(problems: problems))
        #expect(result.verdict == .degraded)
        #expect(result.code == .misconfigured)
        #expect(value("unusable", of: result) == "checkout")
    }

    @Test(
        arguments: [(FlagReport.Status.ready, nil, 0), (.stale, .milliseconds(2_345), 2.345)]
            as [(FlagReport.Status, Duration?, Double)])
    func `tells the age of what is served in seconds`(status: FlagReport.Status, age: Duration?, seconds: Double) {
        #expect(value("age_seconds", of: CheckResult(report(status, age: age))) == .number(seconds))
    }

    @Test func `tells no age before anything was loaded`() {
        #expect(value("age_seconds", of: CheckResult(report(.notReady))) == nil)
    }

    @Test func `shows its observations in one order`() {
        let all = CheckResult(
            report(
                .stale, code: "refused", notes: ["no right to write the audit"], age: .seconds(1), kills: ["a"],
                problems: [FlagDefinitionError(flag: "b", problem: "must be true or false")]))
        #expect(
            all.observed.map(\.name) == [
                "store", "mode", "status", "age_seconds", "flags", "kills", "killed", "unusable", "cause", "notes",
            ])
    }

    @Test(arguments: [1, 20, 1_000])
    func `never shows more names than an observation holds, and none cut in two`(count: Int) throws {
        let names = (0..<count).map { "flag_with_a_rather_long_name_\($0)" }
        let text = NameList(names).text
        #expect(text.utf8.count <= 256)
        let shown = text.split(separator: " and ")[0].split(separator: ", ").map(String.init)
        #expect(names.starts(with: shown))
        if shown.count < count { #expect(text.hasSuffix(" and \(count - shown.count) more")) }
    }

    @Test func `counts the flags where not even one name finds room`() {
        #expect(NameList([String(repeating: "n", count: 256)]).text == "1 too long to show")
    }

    @Test func `is degrading and says after half of its time that nothing was loaded`() async {
        let check = FlagsCheck(FlagClient(store: ScriptedFlagStore(), logger: log))
        #expect(check.configuration.criticality == .degrading)
        #expect(check.configuration.name == "flags")
        let start = ContinuousClock.now
        let result = await check.probe(until: start.advanced(by: .milliseconds(200)))
        #expect(start.duration(to: .now) >= .milliseconds(100))
        #expect(result.verdict == .degraded)
        #expect(result.code == .startingUp)
    }

    @Test func `waits for the first load that is under way`() async {
        let store = ScriptedFlagStore()
        let client = FlagClient(store: store, logger: log)
        let running = Task { try await client.run() }
        defer { running.cancel() }
        let result = await result(of: FlagsCheck(client)) { store.load(["scan_creation": "true"]) }
        #expect(result.verdict == .healthy)
        #expect(value("flags", of: result) == 1)
    }

    @Test func `waits for the first load while what an earlier process knew is in force`() async {
        let store = ScriptedFlagStore()
        store.tell(.status(FlagStoreStatus(health: .stale, mode: .push, code: "starting_up")))
        store.tell(.loaded(FlagContents()))
        let client = FlagClient(store: store, logger: log)
        let running = Task { try await client.run() }
        defer { running.cancel() }
        while client.report().status != .stale { await Task.yield() }
        let result = await result(of: FlagsCheck(client)) { store.load(["scan_creation": "true"]) }
        #expect(result.verdict == .healthy)
    }

    /// What a check says that has begun before something happens.
    private func result(of check: FlagsCheck, while happening: () -> Void) async -> CheckResult {
        async let result = check.probe(until: .now.advanced(by: .seconds(20)))
        // Turns for the probe to look at the client, after which nothing but the load wakes it.
        for _ in 0..<1_000 { await Task.yield() }
        happening()
        return await result
    }

    @Test func `waits no more once it is known why the store cannot be loaded from`() async {
        let store = ScriptedFlagStore()
        let client = FlagClient(store: store, logger: log)
        let running = Task { try await client.run() }
        defer { running.cancel() }
        store.tell(.status(FlagStoreStatus(health: .stale, mode: .push, code: "refused")))
        store.tell(.loaded(FlagContents()))
        while client.report().status != .stale { await Task.yield() }
        let start = ContinuousClock.now
        let result = await FlagsCheck(client).probe(until: start.advanced(by: .seconds(40)))
        #expect(result.code == .refused)
        #expect(start.duration(to: .now) < .seconds(10))
    }

    @Test func `looks at once at flags that are there`() async {
        let client = FlagClient(store: .memory(["checkout": "maybe", "scan_creation": "true"]), logger: log)
        let result = await FlagsCheck(client).probe(until: .now)
        #expect(result.verdict == .degraded)
        #expect(result.code == .misconfigured)
        #expect(value("unusable", of: result) == "checkout")
        #expect(value("store", of: result) == "memory")
    }
}

private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
