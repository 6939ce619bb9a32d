/// A trigger that fires as an alarm of Amazon CloudWatch does: when so many of the last points breach its limit.
public struct CloudWatchAlarm: Sendable, Hashable {
    /// What a period without data counts as.
    public enum MissingData: String, Sendable, Hashable, CaseIterable {
        /// As nothing: without enough data nobody can say.
        case missing
        /// As beyond the limit.
        case breaching
        /// As within the limit.
        case notBreaching
        /// As nothing; the alarm stays as it is.
        case ignore
    }

    /// What a point is compared with, and what happens in the state `ALARM`.
    public var trigger: Trigger
    /// How much of the past one point covers.
    public var period: Span
    /// How many points are looked at.
    public var evaluationPeriods: Int
    /// How many of them must breach.
    public var datapointsToAlarm: Int
    /// What a period without data counts as.
    public var treatMissingData: MissingData
    /// A period with fewer samples is no point, and while the newest has fewer the alarm stays as it is.
    public var minimumSamples: Int

    /// From how many samples on CloudWatch takes a percentile for significant: 10 / (1 - p), and 10 / p below the median.
    ///
    /// - Parameter share: The percentile as a share, above 0 and below 1.
    /// - Returns: The number; nil for a share that is none.
    public static func samplesNeeded(forPercentile share: Double) -> Int? {
        guard share > 0, share < 1 else { return nil }
        return Int(clamping: Decimal.rounded(10 / (share < 0.5 ? share : 1 - share)).rounded(.up))
    }
}
