/// What a watchdog knows: whom it has asked for a turn, and since when. A pure value; each look at the watched ones
/// tells what to do next.
struct WatchdogState: Sendable, Hashable {
    /// What follows from a look.
    struct Look: Sendable, Hashable {
        /// Those who are to be asked for their next turn.
        let ask: [Int]
        /// The first who is stuck; nil when all take turns.
        let stuck: Int?
        /// When to look again.
        let next: ContinuousClock.Instant
    }

    /// The time between two looks: often enough within the bound to tell a late watchdog from a stuck executor, and
    /// once a second at most where the bound leaves time.
    let interval: Duration

    private let bound: Duration
    private var executors: [Executor]
    private var planned: ContinuousClock.Instant

    private struct Executor: Sendable, Hashable {
        /// The number of the turn asked for last, and when.
        var asked: UInt64 = 0
        var since: ContinuousClock.Instant
        var isStuck = false
    }

    /// A state before the first look.
    init(bound: Duration, count: Int, now: ContinuousClock.Instant) {
        self.bound = bound
        interval = min(.seconds(1), bound / 5)
        executors = Array(repeating: Executor(since: now), count: count)
        planned = now
    }

    /// Looks at who has taken the turn that was asked for.
    ///
    /// - Parameter taken: The number of the turn that each has taken last, 0 before the first.
    mutating func look(at now: ContinuousClock.Instant, taken: [UInt64]) -> Look {
        // A watchdog that could not run itself has no right to judge those who could not either.
        let wasLate = planned.duration(to: now) > interval
        var ask: [Int] = []
        for (index, turn) in zip(executors.indices, taken) {
            if turn == executors[index].asked {
                executors[index].asked += 1
                executors[index].since = now
                executors[index].isStuck = false
                ask.append(index)
            } else if executors[index].isStuck {
                continue
            } else if wasLate {
                executors[index].since = now
            } else {
                executors[index].isStuck = executors[index].since.duration(to: now) >= bound
            }
        }
        let verdicts = executors.filter { !$0.isStuck }.map { $0.since.advanced(by: bound) }
        planned = ([now.advanced(by: interval)] + verdicts).min() ?? now
        return Look(ask: ask, stuck: executors.firstIndex(where: \.isStuck), next: planned)
    }

    /// The number of the turn that was asked for last.
    func turn(of executor: Int) -> UInt64 {
        executors[executor].asked
    }
}
