#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Evidence that the candidate fails more often than the stable version, or less often, from the failures of both
/// alone.
///
/// With equal rates each failure falls on the candidate with the probability of its share of the traffic. The evidence
/// is the likelihood of the split averaged over all shares, over that at the real share (Lindon and Malek, arXiv
/// 2011.03567). It may be looked at as often as one likes, and needs no count of requests.
///
/// It assumes that requests fail independently of one another. Where failures come in bursts, count a burst as one.
public struct TwoArmEvidence: Sendable, Hashable, Codable {
    /// ln of the evidence from all times with another share, closed when the share changed.
    public private(set) var logBefore = 0.0
    /// The same of the evidence that the candidate fails less often.
    public private(set) var logBelowBefore = 0.0
    /// Failures of the candidate since the share changed.
    public private(set) var candidate = 0
    /// Failures of the stable version since the share changed.
    public private(set) var stable = 0
    /// The candidate's share of the traffic, above 0 and below 1.
    public private(set) var share: Double

    /// No evidence yet; nil unless the share is above 0 and below 1.
    public init?(share: Double) {
        guard share > 0, share < 1 else { return nil }
        self.share = share
    }

    /// Counts failures; negative ones are none, and what is beyond the largest number is left out.
    public mutating func count(candidate: Int, stable: Int) {
        self.candidate = self.candidate.addingClamped(max(0, candidate))
        self.stable = self.stable.addingClamped(max(0, stable))
    }

    /// The share changes: what was found so far is multiplied by what is found from now on, since a product of such
    /// evidence is evidence again. A share that cannot be is no change.
    public mutating func shift(to share: Double) {
        guard share > 0, share < 1, share != self.share else { return }
        let segment = logOfSegment
        logBefore += segment.above
        logBelowBefore += segment.below
        (candidate, stable) = (0, 0)
        self.share = share
    }

    /// ln of the evidence that the candidate fails more often.
    public var logEvidence: Double { logBefore + logOfSegment.above }

    /// ln of the evidence that the candidate fails less often.
    public var logEvidenceBelow: Double { logBelowBefore + logOfSegment.below }

    /// ln of the evidence that both fail differently often, whichever is worse; of the time since the share changed.
    public var logTwoSided: Double {
        let (x, y) = (Double(candidate), Double(stable))
        return LogBeta.complete(1 + x, 1 + y) - x * log(share) - y * log1p(-share)
    }

    /// ln of the evidence for both sides of the time since the share changed: each is averaged over the shares on its
    /// side.
    private var logOfSegment: (below: Double, above: Double) {
        let tails = LogBeta.incomplete(share, 1 + Double(candidate), 1 + Double(stable))
        let both = logTwoSided
        return (both + tails.below - log(share), both + tails.above - log1p(-share))
    }
}
