import TestServers
import Testing

@testable import Health

/// The real core, driven by a script.
private struct RealMonitor {
    private let start = ContinuousClock.now
    private let script: MonitorScript
    private var state: MonitorState
    private var tickets: [[ProbeTicket]]
    private var random = SystemRandomNumberGenerator()

    init(_ script: MonitorScript) {
        self.script = script
        let policy: SharedDependencyPolicy =
            switch script.forgiveness {
            case nil: .countsFully
            case -1: .staysReady()
            case let bound?: .staysReady(upTo: .milliseconds(bound))
            }
        state = MonitorState(
            identity: ServiceIdentity(), checks: script.checks, gates: script.gates,
            startupDeadline: script.startupDeadline.map { .milliseconds($0) }, sharedDependencies: policy, now: start)
        tickets = script.checks.map { _ in [] }
    }

    mutating func take(_ event: MonitorScript.Event, at milliseconds: Int) {
        let now = start.advanced(by: .milliseconds(milliseconds))
        let moment = Moment(instant: now, timeOfDay: Timestamp(millisecondsSinceEpoch: Int64(milliseconds)))
        switch event {
        case .start(let check):
            if let ticket = state.start(check, at: now) { tickets[check].append(ticket) }
        case .finish(let check, let result):
            guard let ticket = tickets[check].last else { return }
            _ = state.finish(check, ticket, result, at: moment, using: &random)
        case .late(let check, let result):
            guard let ticket = tickets[check].dropLast().last else { return }
            _ = state.finish(check, ticket, result, at: moment, using: &random)
        case .abandon(let check):
            if let ticket = tickets[check].last { state.abandon(check, ticket) }
        case .request(let check): state.request(check, at: now)
        case .open(let gate): _ = state.openGate(gate)
        case .drain: _ = state.drain()
        case .pass: break
        }
    }

    func verdict(at milliseconds: Int) -> MonitorVerdict {
        let report = HealthReport(
            state.snapshot, at: start.advanced(by: .milliseconds(milliseconds)),
            Timestamp(millisecondsSinceEpoch: Int64(milliseconds)))
        return MonitorVerdict(
            status: report.status, readiness: report.readiness, startup: report.startup,
            checks: zip(report.checks, state.checks).map { check, state in
                MonitorVerdict.Check(
                    status: check.status, code: check.code, consecutiveFailures: check.consecutiveFailures,
                    transitions: check.transitions, since: check.since.map { Int($0.millisecondsSinceEpoch) },
                    due: Int(start.duration(to: state.due) / .milliseconds(1)))
            },
            history: report.history.map { ["\($0.at.millisecondsSinceEpoch)", $0.check, $0.to.rawValue] })
    }
}

@Suite(.timeLimit(.minutes(60))) struct `The monitor against a simpler model` {
    @Test func `agrees on random sequences of everything that can happen`() {
        var random = SeededGenerator(seed: 7)
        for sequence in 0..<caseCount(10_000) {
            let script = MonitorScript(using: &random)
            var real = RealMonitor(script)
            for (position, (at, event)) in script.events.enumerated() {
                real.take(event, at: at)
                let isLast = position == script.events.count - 1
                // The model reads everything again, so it is not asked after each event.
                guard isLast || Int.random(in: 0..<4, using: &random) == 0 else { continue }
                let now =
                    isLast ? at : Int.random(in: 0...1, using: &random) * (script.events[position + 1].at - at) + at
                let model = MonitorModel(script: script, count: position + 1, now: now).verdict
                let verdict = real.verdict(at: now)
                if verdict != model {
                    Issue.record(
                        "sequence \(sequence), after event \(position) at \(now):\n\(verdict)\n\(model)\n\(script)")
                    return
                }
            }
        }
    }
}
