/// Waiting times that double from a first one up to a limit, each spread by a random share.
///
/// A pure value: the randomness is handed in, so tests see the same times on each run.
package struct Backoff: Sendable, Hashable {
    /// The first waiting time.
    package let first: Duration
    /// The longest waiting time before it is spread.
    package let limit: Duration
    /// The share by which a time is spread to either side, 0 to 1.
    package let jitter: Double

    private var attempts = 0

    /// Waiting times from `first` to `limit`.
    package init(first: Duration, limit: Duration, jitter: Double) {
        self.first = first
        self.limit = max(first, limit)
        self.jitter = min(max(jitter, 0), 1)
    }

    /// The next waiting time.
    package mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        // Beyond 2^30 any sensible limit is reached; the shift must not overflow.
        let doubled = first * (1 << min(attempts, 30))
        attempts += 1
        return min(doubled, limit).spread(by: jitter, using: &random)
    }

    /// Starts again from the first waiting time.
    package mutating func reset() {
        attempts = 0
    }
}

extension Duration {
    /// This duration, longer or shorter by a random share of at most `jitter`.
    package func spread(by jitter: Double, using random: inout some RandomNumberGenerator) -> Duration {
        guard jitter > 0 else { return self }
        return self * Double.random(in: (1 - jitter)...(1 + jitter), using: &random)
    }
}
