#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The counts that are to be expected when some of a number of answers come from the candidate.
enum BinomialRange {
    /// The smallest range around the middle outside of which, on either side, at most half of `1 - confidence` lies.
    ///
    /// - Parameters:
    ///   - total: How many answers were asked for.
    ///   - share: The candidate's share of the traffic, 0 to 1.
    ///   - confidence: Above 0 and below 1.
    static func of(_ total: Int, share: Double, confidence: Double = 0.999) -> ClosedRange<Int> {
        guard total > 0 else { return 0...0 }
        guard share > 0 else { return 0...0 }
        guard share < 1 else { return total...total }
        let tail = (1 - confidence) / 2
        // P(X ≤ k) = 1 - I(share; k + 1, total - k); both grow with k.
        func logAtMost(_ k: Int) -> Double {
            k >= total ? 0 : LogBeta.incomplete(share, Double(k + 1), Double(total - k)).above
        }
        let bound = log(tail)
        let low = firstIndex(in: 0...total) { logAtMost($0) > bound } ?? total
        let upper = log(1 - tail)
        let high = firstIndex(in: 0...total) { logAtMost($0) >= upper } ?? total
        return min(low, high)...high
    }
}
