import TestServers
import Testing

@testable import Health

/// Ten minutes of a pod, second by second: a service with a database and a Redis, and the kubelet that probes it.
struct Pod {
    private let start = ContinuousClock.now
    private let livenessEndpoint: HealthEndpoint
    private let story: Story
    private var random = SeededGenerator(seed: 7)
    private var state: MonitorState
    private var pending: [(check: Int, ticket: ProbeTicket, end: Int, result: CheckResult)] = []
    private(set) var kubelet = Kubelet()
    /// The seconds at which the kubelet took the pod out of its services, and put it in.
    private(set) var changes: [(second: Int, isReady: Bool)] = []

    init(_ story: Story, liveness: HealthEndpoint = .live) {
        self.story = story
        livenessEndpoint = liveness
        state = MonitorState(
            identity: ServiceIdentity(),
            checks: ["database", "redis"].map { CheckConfiguration(name: $0, criticality: .critical) },
            gates: [], startupDeadline: nil, sharedDependencies: .countsFully, now: start)
    }

    mutating func run() {
        for second in 0..<600 {
            check(at: second)
            guard second.isMultiple(of: 10) else { continue }
            let wasReady = kubelet.isReady
            for probe in kubelet.due { kubelet.took(status(of: probe, at: second), of: probe) }
            if kubelet.isReady != wasReady { changes.append((second, kubelet.isReady)) }
        }
    }

    private func moment(_ second: Int) -> Moment {
        Moment(
            instant: start.advanced(by: .seconds(second)),
            timeOfDay: Timestamp(millisecondsSinceEpoch: Int64(second) * 1_000))
    }

    private mutating func check(at second: Int) {
        let now = moment(second)
        for run in pending where run.end <= second {
            _ = state.finish(run.check, run.ticket, run.result, at: now, using: &random)
        }
        pending.removeAll { $0.end <= second }
        for check in [0, 1] where state.checks[check].due <= now.instant {
            guard !pending.contains(where: { $0.check == check }),
                let ticket = state.start(check, at: now.instant)
            else { continue }
            let result = story.state(of: check, at: second)
            // A run that times out takes its whole second.
            let end = result == .unhealthy(.timeout) ? second + 1 : second
            if end > second {
                pending.append((check, ticket, end, result))
            } else {
                _ = state.finish(check, ticket, result, at: now, using: &random)
            }
        }
    }

    private func status(of probe: Kubelet.Probe, at second: Int) -> Int {
        let endpoint: HealthEndpoint =
            switch probe {
            case .startup: .startup
            case .liveness: livenessEndpoint
            case .readiness: .ready
            }
        let now = moment(second)
        return endpoint.status(of: HealthReport(state.snapshot, at: now.instant, now.timeOfDay))
    }
}

/// What happens to the two dependencies, and when.
struct Story: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Seconds, the dependency, and what its check finds then; otherwise it is healthy.
    var faults: [(seconds: Range<Int>, check: Int, result: CheckResult)]

    func state(of check: Int, at second: Int) -> CheckResult {
        faults.first { $0.check == check && $0.seconds.contains(second) }?.result ?? .healthy
    }

    static let outages = [
        Story(testDescription: "Postgres refused", faults: [(100..<300, 0, .unhealthy(.refused))]),
        Story(testDescription: "Redis frozen", faults: [(100..<300, 1, .unhealthy(.timeout))]),
        Story(
            testDescription: "both, one after the other",
            faults: [(100..<200, 0, .unhealthy(.shuttingDown)), (180..<300, 1, .unhealthy(.loading))]),
    ]
    static let flapping = Story(
        testDescription: "flapping",
        faults: (0..<30).map { round in
            (seconds: (100 + round * 12)..<(107 + round * 12), check: round % 2, result: .unhealthy(.refused))
        })
    static let slowStart = Story(
        testDescription: "slow start",
        faults: [(0..<200, 0, .unhealthy(.startingUp)), (400..<450, 0, .unhealthy(.refused))])
    static let hour = Story(testDescription: "never back", faults: [(50..<600, 0, .unhealthy(.refused))])
}

@Suite(.timeLimit(.minutes(1))) struct `A kubelet` {
    @Test(arguments: Story.outages)
    func `takes readiness in an outage, gives it back after, and restarts nothing`(story: Story) throws {
        var pod = Pod(story)
        pod.run()
        #expect(pod.kubelet.restarts == 0)
        #expect(pod.kubelet.startupPasses == 1)
        #expect(pod.changes.map { $0.isReady } == [true, false, true])
        let lost = try #require(pod.changes.dropFirst().first?.second)
        let found = try #require(pod.changes.last?.second)
        // An interval and its jitter and timeout until the check knows, three probes until the kubelet does.
        #expect((100...140).contains(lost))
        #expect((300...320).contains(found))
    }

    @Test func `restarts nothing however the dependencies flap`() {
        var pod = Pod(.flapping)
        pod.run()
        #expect(pod.kubelet.restarts == 0)
        #expect(pod.kubelet.isReady)
    }

    @Test func `waits for a slow start, and asks for it once`() {
        var pod = Pod(.slowStart)
        pod.run()
        #expect(pod.kubelet.restarts == 0)
        #expect(pod.kubelet.startupPasses == 1)
        #expect(pod.changes.map { $0.isReady } == [true, false, true])
        #expect((pod.changes.first?.second ?? 0) >= 200)
    }

    @Test func `restarts nothing in an outage without end`() {
        var pod = Pod(.hour)
        pod.run()
        #expect(pod.kubelet.restarts == 0)
        #expect(!pod.kubelet.isReady)
    }

    @Test(arguments: Story.outages)
    func `restarts the pod again and again whose liveness depends on others`(story: Story) {
        var pod = Pod(story, liveness: .health)
        pod.run()
        #expect(pod.kubelet.restarts > 0)
    }
}
