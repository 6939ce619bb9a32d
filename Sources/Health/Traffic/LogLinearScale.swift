import Deadlines

/// The buckets of a log-linear histogram of durations: eight of equal width in each power of two, so that a quantile
/// is off by at most one eighth, from 1 microsecond to 2 minutes.
///
/// Source: the scheme of HdrHistogram (G. Tene) and of Circllhist (arXiv:2001.06561).
enum LogLinearScale {
    private static let lowestPower = 10
    private static let highestPower = 37
    private static let steps = 8

    /// The number of buckets, the first for all below and the last for all above the range.
    static let count = (highestPower - lowestPower) * steps + 2

    /// The bucket of a duration.
    static func bucket(of duration: Duration) -> Int {
        let nanoseconds = UInt64(max(0, duration.nanoseconds))
        guard nanoseconds >= 1 << lowestPower else { return 0 }
        let power = 63 - nanoseconds.leadingZeroBitCount
        guard power < highestPower else { return count - 1 }
        let step = Int(nanoseconds >> (power - 3)) & (steps - 1)
        return (power - lowestPower) * steps + step + 1
    }

    /// The upper bound of a bucket.
    static func upperBound(of bucket: Int) -> Duration {
        let (powers, step) = max(0, min(bucket, count - 1) - 1).quotientAndRemainder(dividingBy: steps)
        guard bucket > 0 else { return .nanoseconds(1 << lowestPower) }
        return .nanoseconds(Int64(steps + step + 1) << (powers + lowestPower - 3))
    }
}
