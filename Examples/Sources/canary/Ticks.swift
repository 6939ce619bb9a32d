import Foundation
import Rollout

/// What was seen of both versions at a moment.
struct Tick: Sendable {
    var now: Moment
    var observations: [Observation] = []
    var health: [HealthAnswer] = []
}

/// A look at both versions each interval, until it is cancelled.
struct Ticks: AsyncSequence, Sendable {
    let stable: Instance
    let candidate: Instance
    let interval: Span

    func makeAsyncIterator() -> Iterator { Iterator(ticks: self) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let ticks: Ticks
        private var due = ContinuousClock.now
        /// What each had counted when it last told.
        private var counted: [Subject: Counters] = [:]

        fileprivate init(ticks: Ticks) {
            self.ticks = ticks
        }

        mutating func next() async -> Tick? {
            guard (try? await ContinuousClock().sleep(until: due)) != nil else { return nil }
            due = Swift.max(due + .milliseconds(ticks.interval.milliseconds), .now)
            let looks = await ticks.looks()
            var tick = Tick(now: Moment(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1_000)))
            for look in looks {
                tick.health.append(look.readiness(at: tick.now))
                guard let counters = look.counters else { continue }
                if let earlier = counted.updateValue(counters, forKey: look.subject) {
                    tick.observations += counters.increase(since: earlier).observations(of: look.subject, at: tick.now)
                }
            }
            return tick
        }
    }

    private func looks() async -> [Look] {
        async let stable = Look(at: stable)
        async let candidate = Look(at: candidate)
        return await [stable, candidate]
    }
}
