#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Evidence that a proportion lies above a limit, or below it, which may be looked at as often as one likes.
///
/// The evidence E is the likelihood of the counts averaged over a Beta(½, ½) prior cut off at the limit, over their
/// likelihood at the limit. While the true proportion is at the limit or on its other side, the chance that E ever
/// exceeds 1/α, at any of all looks, is at most α (Ville's inequality; Howard, Ramdas, McAuliffe and Sekhon, 2021). So
/// how often it is evaluated changes nothing.
///
/// It assumes that requests fail independently of one another. Where failures come in bursts, count a burst as one.
public struct ProportionEvidence: Sendable, Hashable {
    /// The limit, above 0 and below 1.
    public let limit: Double
    private let logPrior: (below: Double, above: Double)

    /// Evidence about a limit; nil unless it is above 0 and below 1.
    public init?(limit: Double) {
        guard limit > 0, limit < 1 else { return nil }
        self.limit = limit
        logPrior = LogBeta.incomplete(limit, Self.prior, Self.prior)
    }

    /// ln E that the proportion is above the limit.
    public func logAbove(failures: Int, of total: Int) -> Double {
        let (ratio, tails) = marginal(failures, total)
        return ratio + tails.above - logPrior.above
    }

    /// ln E that the proportion is below the limit.
    public func logBelow(failures: Int, of total: Int) -> Double {
        let (ratio, tails) = marginal(failures, total)
        return ratio + tails.below - logPrior.below
    }

    /// The smallest number of failures that proves the proportion to be above the limit; nil when not even all would.
    ///
    /// - Parameters:
    ///   - total: How many requests there were.
    ///   - alpha: The chance of a false alarm, above 0 and below 1.
    public func failuresToProveAbove(of total: Int, alpha: Double) -> Int? {
        firstIndex(in: 0...max(0, total)) { logAbove(failures: $0, of: total) >= -log(alpha) }
    }

    /// How many requests, with no more failures than there were, prove the proportion to be below the limit.
    ///
    /// - Returns: The number beyond `total`; nil when it is more than 10^9.
    public func requestsToProveBelow(failures: Int, of total: Int, alpha: Double) -> Int? {
        let most = 1_000_000_000
        let total = min(max(0, total), .max - most)
        return firstIndex(in: 0...most) { logBelow(failures: failures, of: total + $0) >= -log(alpha) }
    }

    /// Both parameters of the prior: Jeffreys'.
    private static let prior = 0.5

    private func marginal(_ failures: Int, _ total: Int) -> (Double, (below: Double, above: Double)) {
        let bad = Double(max(0, min(failures, total)))
        let good = Double(max(0, total)) - bad
        let (a, b) = (Self.prior + bad, Self.prior + good)
        let ratio =
            LogBeta.complete(a, b) - LogBeta.complete(Self.prior, Self.prior) - bad * log(limit) - good * log1p(-limit)
        return (ratio, LogBeta.incomplete(limit, a, b))
    }
}

extension ProportionEvidence {
    /// Whether both are about the same limit.
    public static func == (left: ProportionEvidence, right: ProportionEvidence) -> Bool { left.limit == right.limit }

    /// Hashes the limit.
    public func hash(into hasher: inout Hasher) { hasher.combine(limit) }
}
