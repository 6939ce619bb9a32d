import TestServers

@testable import Health

/// Runs the real state of a monitor over a scenario, in its own time.
struct ScenarioRun {
    let scenario: FaultScenario
    private(set) var state: MonitorState
    /// What was found to be a change, with the moment at which the failure behind it began to be seen.
    private(set) var onsets: [(check: String, at: Int, firstFailed: Int)] = []
    /// What never may be seen, whatever the time.
    private(set) var violations: [String] = []
    /// Components at which nobody looks any more.
    var unseen: Set<Int> = []

    private let start = ContinuousClock.now
    private var random: SeededGenerator
    private var running: [Int: (ticket: ProbeTicket, result: CheckResult, started: Int, end: Int)] = [:]
    private var firstFailed: [Int: Int] = [:]

    init(_ scenario: FaultScenario, seed: UInt64) throws {
        self.scenario = scenario
        random = SeededGenerator(seed: seed)
        state = MonitorState(
            identity: ServiceIdentity(), checks: scenario.checks, gates: [], startupDeadline: nil,
            sharedDependencies: .countsFully, now: start, dependencies: try DependencyGraph(scenario.checks))
    }

    func instant(_ time: Int) -> ContinuousClock.Instant { start.advanced(by: .milliseconds(time)) }

    func report(at time: Int) -> HealthReport {
        HealthReport(state.snapshot, at: instant(time), Timestamp(millisecondsSinceEpoch: Int64(time)))
    }

    /// Lets every check run on its schedule until a moment.
    mutating func pass(until end: Int) {
        while let (component, time, isStart) = next(), time <= end {
            if isStart { begin(component, at: time) } else { finish(component, at: time) }
        }
    }

    private func next() -> (component: Int, time: Int, isStart: Bool)? {
        scenario.world.components.indices.compactMap { component -> (component: Int, time: Int, isStart: Bool)? in
            if let run = running[component] { return (component, run.end, false) }
            if unseen.contains(component) { return nil }
            let due = start.duration(to: state.checks[scenario.checkOf[component]].due)
            return (
                component, Int(due.components.seconds * 1_000 + due.components.attoseconds / 1_000_000_000_000_000) + 1,
                true
            )
        }.min { $0.time < $1.time }
    }

    private mutating func begin(_ component: Int, at time: Int) {
        guard let ticket = state.start(scenario.checkOf[component], at: instant(time)) else { return }
        let result = scenario.world.result(of: component, at: time, using: &random)
        let length = result.code == .timeout ? 1_000 : Int.random(in: 1...50, using: &random)
        running[component] = (ticket, result, time, time + length)
    }

    private mutating func finish(_ component: Int, at time: Int) {
        guard let run = running.removeValue(forKey: component) else { return }
        let moment = Moment(instant: instant(time), timeOfDay: Timestamp(millisecondsSinceEpoch: Int64(time)))
        if run.result.verdict == .healthy {
            firstFailed[component] = nil
        } else if firstFailed[component] == nil {
            firstFailed[component] = run.started
        }
        let finding = state.finish(scenario.checkOf[component], run.ticket, run.result, at: moment, using: &random)
        if let change = finding.change, change.to == .unhealthy, let first = firstFailed[component] {
            onsets.append((change.check, time, first))
        }
        watch(report(at: time), at: time)
    }

    private mutating func watch(_ report: HealthReport, at time: Int) {
        for check in report.checks {
            guard let cause = check.causedBy else { continue }
            if check.status != .unhealthy {
                violations.append("\(time): \(check.name) works and follows from \(cause)")
            }
            if report.rootCauses.contains(check.name) {
                violations.append("\(time): \(check.name) is root and follows")
            }
        }
    }
}

extension FaultyWorld {
    /// What a probe of a component finds.
    fileprivate func result(
        of component: Int, at time: Int, using random: inout some RandomNumberGenerator
    ) -> CheckResult {
        if components[component].needs.contains(where: { isBroken($0, at: time) }) {
            return .unhealthy(CheckCode.consequences.randomElement(using: &random) ?? .error)
        }
        if let fault = ownFault(of: component, at: time) { return .unhealthy(fault.code) }
        return .healthy
    }
}
