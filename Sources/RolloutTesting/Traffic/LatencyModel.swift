import Rollout

/// How long requests take, in milliseconds.
public enum LatencyModel: Sendable, Hashable {
    /// Around a median, with a tail upwards. `spread` is the standard deviation of the logarithm: 0.3 is narrow, 1 is
    /// wide.
    case logNormal(median: Course, spread: Double)
    /// Of two kinds: most are fast, a share from 0 to 1 is slow, as where a cache is missed.
    case bimodal(fast: Course, slow: Course, slowShare: Course, spread: Double)

    /// How long one request takes.
    ///
    /// - Parameters:
    ///   - time: When, after the start of the simulation.
    ///   - random: Where chance comes from.
    func latency(at time: Span, _ random: inout SeededRandom) -> Double {
        switch self {
        case .logNormal(let median, let spread):
            return median.value(at: time) * PortableMath.exponential(spread * random.normal())
        case .bimodal(let fast, let slow, let slowShare, let spread):
            let isSlow = random.share() < slowShare.value(at: time)
            return (isSlow ? slow : fast).value(at: time) * PortableMath.exponential(spread * random.normal())
        }
    }
}
