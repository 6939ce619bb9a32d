public import Rollout

/// A rollout that is played: requests come in and are divided by the weight that the policy decided, what is measured
/// of them goes to the policy, and what it decides is carried out at once.
///
/// The same simulator and policy give the same decisions, byte for byte, on any machine.
public struct TrafficSimulator: Sendable, Hashable {
    /// The requests to both versions together.
    public var rate: RequestRate
    /// How the stable version behaves.
    public var stable: SimulatedService
    /// How the candidate behaves.
    public var candidate: SimulatedService
    /// Which of all possible courses is played.
    public var seed: UInt64

    /// A rollout to be played.
    ///
    /// - Parameters:
    ///   - rate: The requests to both versions together.
    ///   - stable: How the stable version behaves.
    ///   - candidate: How the candidate behaves.
    ///   - seed: Which of all possible courses is played.
    public init(
        _ rate: RequestRate, stable: SimulatedService = SimulatedService(),
        candidate: SimulatedService = SimulatedService(), seed: UInt64 = 0
    ) {
        self.rate = rate
        self.stable = stable
        self.candidate = candidate
        self.seed = seed
    }

    /// Plays a policy to its end.
    ///
    /// - Parameters:
    ///   - policy: What decides, once an interval of its own.
    ///   - inputs: What else comes in: facts, answers of health endpoints, commands; times count from 1970.
    ///   - limit: How long it may last.
    ///   - reasons: Which reasons decisions list.
    public func run(
        _ policy: RolloutPolicy, with inputs: [HistoryLine] = [], for limit: Span = .hours(24),
        reasons: ReasonSelection = .all
    ) -> SimulatedRollout {
        var random = SeededRandom(seed: seed)
        var observers = [
            ServiceObserver(stable, .stable, for: policy, seed: random.next()),
            ServiceObserver(candidate, .candidate, for: policy, seed: random.next()),
        ]
        var rollout = SimulatedRollout(policy)
        var others = inputs.sorted { $0.at < $1.at }[...]
        let origin = Moment(seconds: 0)
        for (time, previous) in Self.ticks(every: policy.interval, until: limit) {
            let now = origin + time
            var lines = Array(others.prefix { $0.at <= now })
            others = others.dropFirst(lines.count)
            let share = (rollout.decisions.last?.weight ?? 0) / 100
            for (index, share) in [1 - share, share].enumerated() {
                let points = observers[index].observations(from: previous, to: time, rate, share: share, since: origin)
                lines += points.map { HistoryLine(at: now, isRelative: true, content: .observation($0)) }
            }
            rollout.evaluate(policy, lines, at: now, reasons)
            if rollout.decisions.last?.isFinal == true { break }
        }
        return rollout
    }

    /// The times of evaluations, each with the one before.
    private static func ticks(every interval: Span, until limit: Span) -> some Sequence<(Span, Span)> {
        let count = max(0, limit.milliseconds / max(1, interval.milliseconds))
        return (0...Int(clamping: count)).lazy.map { (interval * $0, interval * ($0 - 1)) }
    }
}
