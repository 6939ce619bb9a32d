#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Wald's sequential test of a proportion: is it `good` or `bad`? (Wald, Sequential Tests of Statistical Hypotheses,
/// 1945.)
public struct SequentialProbabilityRatioTest: Sendable, Hashable {
    /// What the counts say so far.
    public enum Verdict: String, Sendable, Hashable, Codable {
        /// The proportion is the bad one.
        case reject
        /// The proportion is the good one.
        case accept
        /// Neither is proven yet.
        case undecided
    }

    /// ln of the likelihood ratio from which on the proportion is called bad.
    public let upperBound: Double
    /// ln of the likelihood ratio down to which it is called good.
    public let lowerBound: Double
    /// What one failure adds.
    public let perFailure: Double
    /// What one success adds; negative.
    public let perSuccess: Double

    /// A test; nil unless 0 < good < bad < 1 and both errors are between 0 and 1, together below 1.
    ///
    /// - Parameters:
    ///   - good: The proportion of failures that is fine.
    ///   - bad: The proportion that must be found.
    ///   - falseAlarm: The chance to call the good one bad (α).
    ///   - miss: The chance to call the bad one good (β).
    public init?(good: Double, bad: Double, falseAlarm: Double, miss: Double) {
        guard good > 0, good < bad, bad < 1, falseAlarm > 0, miss > 0, falseAlarm + miss < 1 else { return nil }
        upperBound = log((1 - miss) / falseAlarm)
        lowerBound = log(miss / (1 - falseAlarm))
        perFailure = log(bad / good)
        perSuccess = log1p(-bad) - log1p(-good)
    }

    /// ln of the likelihood ratio of the bad proportion to the good one.
    public func logLikelihoodRatio(failures: Int, of total: Int) -> Double {
        let failures = max(0, min(failures, total))
        return Double(failures) * perFailure + Double(max(0, total) - failures) * perSuccess
    }

    /// What the counts say.
    public func verdict(failures: Int, of total: Int) -> Verdict {
        let ratio = logLikelihoodRatio(failures: failures, of: total)
        return ratio >= upperBound ? .reject : ratio <= lowerBound ? .accept : .undecided
    }

    /// How many requests without a failure prove the good proportion.
    public var cleanRequestsToAccept: Int { Int(clamping: (lowerBound / perSuccess).rounded(.up)) }
}
