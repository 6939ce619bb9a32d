/// Judges over time whether a pool is saturated: a sliding window over samples.
///
/// A pure value. It enters when the pool was saturated for the whole bound within a window of a bound and a quarter, so
/// that spikes never add up, while one connection that is free for a moment does not start the count again; it leaves
/// when no more than half of the bound is left in the window.
struct PoolPressure: Sendable {
    private let bound: Duration
    private var samples: [(at: ContinuousClock.Instant, isSaturated: Bool)] = []
    /// Whether the pool counts as saturated.
    private(set) var isHigh = false

    /// A judgement without samples.
    init(bound: Duration) {
        self.bound = bound
    }

    /// Takes a sample, which holds until the next one, and judges.
    mutating func take(isSaturated: Bool, at now: ContinuousClock.Instant) {
        let start = now.advanced(by: .zero - bound * 5 / 4)
        samples.append((now, isSaturated))
        // The last sample before the window says what was at its start.
        let outside = samples.prefix { $0.at <= start }.count
        samples.removeFirst(max(0, outside - 1))
        let time = saturatedTime(since: start)
        isHigh = isHigh ? time > bound / 2 : time >= bound
    }

    private func saturatedTime(since start: ContinuousClock.Instant) -> Duration {
        zip(samples, samples.dropFirst()).reduce(.zero) { time, pair in
            let (sample, next) = pair
            guard sample.isSaturated, next.at > start else { return time }
            // A process that was suspended has seen nothing meanwhile, so a sample holds for a quarter of the bound only.
            let end = min(next.at, sample.at.advanced(by: bound / 4))
            return time + max(.zero, max(sample.at, start).duration(to: end))
        }
    }
}
