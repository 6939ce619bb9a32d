import HealthTesting
import Logging
import Testing

@testable import Health

private func judged(stuck: String?) -> HealthReport {
    let now = ContinuousClock.now
    var state = MonitorState(
        identity: ServiceIdentity(), checks: [], gates: [], startupDeadline: nil, sharedDependencies: .countsFully,
        now: now)
    state.take(stuck: stuck)
    return HealthReport(state.snapshot, at: now, Timestamp(millisecondsSinceEpoch: 1_769_509_800_000))
}

private func text(_ format: some HealthFormat, of report: HealthReport) -> String {
    String(decoding: format.body(for: .live, of: report, Query(nil)).bytes, as: UTF8.self)
}

@Suite(.timeLimit(.minutes(1))) struct `The answer of a service whose executors are stuck` {
    private let stuck = judged(stuck: "cooperative_threads")

    @Test(arguments: [NativeFormat() as any HealthFormat, ComponentsFormat()])
    func `names the one that is stuck`(format: any HealthFormat) {
        #expect(
            text(format, of: stuck)
                == #"{"status":"stuck","alive":false,"pid":\#(stuck.processIdentifier),"stuck":"cooperative_threads","timestamp":"2026-01-27T10:30:00.000Z"}"#
        )
    }

    @Test func `withholds the name from those who ask as Kubernetes does`() {
        #expect(
            text(KubernetesFormat(), of: stuck)
                == "[+]ping ok\n[-]watchdog failed: reason withheld\nlivez check failed\n")
    }

    @Test(arguments: HealthEndpoint.allCases)
    func `has the status 503 for live alone`(endpoint: HealthEndpoint) {
        #expect(endpoint.status(of: stuck) == (endpoint == .live ? 503 : 200))
        #expect(endpoint.status(of: judged(stuck: nil)) == 200)
        #expect(endpoint.status(of: stuck.withoutChecks) == (endpoint == .live ? 503 : 200))
    }

    @Test func `counts as another snapshot when it changes`() {
        #expect(judged(stuck: nil).generation == stuck.generation)
        #expect(stuck.generation > 1)
    }
}
