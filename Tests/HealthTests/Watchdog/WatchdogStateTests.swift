import TestServers
import Testing

@testable import Health

private let bound = Duration.seconds(5)
private let start = ContinuousClock.now

private func moment(_ seconds: Double) -> ContinuousClock.Instant {
    start.advanced(by: .seconds(seconds))
}

@Suite(.timeLimit(.minutes(1))) struct `What a watchdog concludes` {
    private var state = WatchdogState(bound: bound, count: 2, now: start)

    @Test mutating func `it asks everyone at once, and again about once a second`() {
        let first = state.look(at: start, taken: [0, 0])
        #expect(first == .init(ask: [0, 1], stuck: nil, next: moment(1)))
        let second = state.look(at: moment(1), taken: [1, 1])
        #expect(second == .init(ask: [0, 1], stuck: nil, next: moment(2)))
        #expect(state.turn(of: 0) == 2)
    }

    @Test mutating func `it asks for one turn at a time`() {
        _ = state.look(at: start, taken: [0, 0])
        for second in 1...20 {
            let look = state.look(at: moment(Double(second)), taken: [UInt64(second), 0])
            #expect(look.ask == [0])
            #expect(state.turn(of: 1) == 1)
        }
    }

    @Test mutating func `one that takes no turn is stuck when the bound is over`() {
        _ = state.look(at: start, taken: [0, 0])
        for second in 1..<5 {
            #expect(state.look(at: moment(Double(second)), taken: [1, UInt64(second)]).stuck == nil)
        }
        // The turns that it did take were the first; the second was asked for after one second.
        let close = state.look(at: moment(5.9), taken: [1, 5])
        #expect(close.stuck == nil)
        #expect(close.next == moment(6))
        #expect(state.look(at: moment(6), taken: [1, 6]).stuck == 0)
    }

    @Test mutating func `one that was stuck is not when it takes the turn it was asked for`() {
        _ = state.look(at: start, taken: [0, 0])
        for second in 1...5 { _ = state.look(at: moment(Double(second)), taken: [0, 0]) }
        #expect(state.look(at: moment(6), taken: [0, 0]).stuck == 0)
        #expect(state.look(at: moment(7), taken: [1, 0]).stuck == 1)
        #expect(state.look(at: moment(8), taken: [2, 1]) == .init(ask: [0, 1], stuck: nil, next: moment(9)))
    }

    @Test(arguments: [1.25, 10, 100_000])
    mutating func `after the watchdog itself was late the bound begins anew`(late: Double) {
        _ = state.look(at: start, taken: [0, 0])
        for second in 1...4 { _ = state.look(at: moment(Double(second)), taken: [0, 0]) }
        let resumed = 5 + late
        #expect(state.look(at: moment(resumed), taken: [0, 0]).stuck == nil)
        for second in 1...4 { #expect(state.look(at: moment(resumed + Double(second)), taken: [0, 0]).stuck == nil) }
        #expect(state.look(at: moment(resumed + 5), taken: [0, 0]).stuck == 0)
    }

    @Test mutating func `one that is stuck stays so through a pause`() {
        _ = state.look(at: start, taken: [0, 0])
        for second in 1...5 { _ = state.look(at: moment(Double(second)), taken: [0, UInt64(second)]) }
        #expect(state.look(at: moment(60), taken: [0, 6]).stuck == 0)
    }

    @Test(arguments: [
        (Duration.milliseconds(100), Duration.milliseconds(20)), (.seconds(5), .seconds(1)),
        (.seconds(3_600), .seconds(1)),
    ])
    func `it looks five times within the bound, and once a second at least`(bound: Duration, interval: Duration) {
        #expect(WatchdogState(bound: bound, count: 1, now: start).interval == interval)
    }
}

@Suite(.timeLimit(.minutes(30))) struct `A watchdog over random executors` {
    /// An executor of the model: from `stuckAt` on it takes no turn, before that each after at most `slowest`.
    private struct Model {
        var stuckAt: Double
        var turns: [(number: UInt64, at: Double)] = []
        var taken: UInt64 = 0
    }

    // One that is asked before it gets stuck, and takes that turn no more, is told as well: so the earliest rightful
    // moment is the bound after the last turn that came, and the latest the bound and one interval after the end.
    @Test func `finds each that is stuck, in time, and no other`() {
        for seed in 0..<caseCount(1_000) {
            var random = SeededGenerator(seed: UInt64(seed))
            let limit = Double.random(in: 0.1...20, using: &random)
            var state = WatchdogState(bound: .seconds(limit), count: 3, now: start)
            let interval = min(1, limit / 5)
            var models = (0..<3).map { _ in
                Model(stuckAt: Bool.random(using: &random) ? .infinity : .random(in: 0...(limit * 4), using: &random))
            }
            var now = 0.0
            while now < limit * 8 {
                let woken = now
                for index in models.indices {
                    let due = models[index].turns.filter { $0.at <= woken && $0.at < models[index].stuckAt }
                    models[index].taken = max(models[index].taken, due.map(\.number).max() ?? 0)
                }
                let look = state.look(at: moment(now), taken: models.map(\.taken))
                for index in look.ask {
                    // Never asked while a turn is outstanding.
                    if models[index].taken != models[index].turns.last?.number ?? 0 {
                        Issue.record("asked twice, seed \(seed)")
                    }
                    let delay = Double.random(in: 0...(limit * 0.7), using: &random)
                    models[index].turns.append((state.turn(of: index), now + delay))
                }
                if let stuck = look.stuck {
                    if models[stuck].stuckAt >= now { Issue.record("a false alarm, seed \(seed)") }
                } else {
                    // A turn asked for may take the bound, and the next look may be an interval away, once more when
                    // the turn before was slow.
                    let overdue = models.contains { $0.stuckAt + limit + 2 * interval + limit * 0.1 < now }
                    if overdue { Issue.record("none in time, seed \(seed)") }
                }
                // On time, or late by less than what counts.
                let next = start.duration(to: look.next) / .seconds(1)
                now = next + Double.random(in: 0...(interval * 0.05), using: &random)
            }
        }
    }

    @Test func `finds nobody while all processors are taken from the process together`() {
        for seed in 0..<caseCount(1_000) {
            var random = SeededGenerator(seed: UInt64(seed))
            var state = WatchdogState(bound: .seconds(1), count: 1, now: start)
            // Pauses strike the watchdog and the turns alike: a turn that needs 0.5 s of running gets 0.5 s of running.
            var (now, ran, taken) = (0.0, 0.0, UInt64(0))
            var due = Double.infinity
            for _ in 0..<50 {
                let look = state.look(at: moment(now), taken: [taken])
                if look.stuck != nil { Issue.record("a false alarm, seed \(seed)") }
                if !look.ask.isEmpty { due = ran + 0.5 }
                let sleep = start.duration(to: look.next) / .seconds(1) - now
                let pause = Int.random(in: 0..<4, using: &random) == 0 ? Double.random(in: 0.2...50, using: &random) : 0
                now += sleep + pause
                ran += sleep
                if ran >= due { taken = state.turn(of: 0) }
            }
        }
    }
}
