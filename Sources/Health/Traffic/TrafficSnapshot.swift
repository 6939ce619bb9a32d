/// What a ``TrafficRecorder`` has counted, at one moment.
public struct TrafficSnapshot: Sendable {
    /// Requests by status code since the start, ascending, without codes that never came.
    public let requests: [(code: Int, count: UInt64)]
    /// Requests since the start that took at most so long, each bucket with all below it.
    public let buckets: [Bucket]
    /// The durations of all requests since the start, added up.
    public let totalDuration: Duration
    /// Requests of the last 60 s.
    public let recentRequests: UInt64
    /// Among them, those answered with 5xx.
    public let recentErrors: UInt64
    /// The durations of the last minute, by bucket of the log-linear scale.
    let recentDurations: [UInt64]

    /// The requests that took at most so long.
    public struct Bucket: Sendable, Hashable {
        /// The bound; nil for the last one, which has no bound.
        public let upperBound: Duration?
        /// How many.
        public let count: UInt64
    }

    init(
        requests: [(code: Int, count: UInt64)] = [], buckets: [Bucket] = [Bucket(upperBound: nil, count: 0)],
        totalDuration: Duration = .zero, recentRequests: UInt64 = 0, recentErrors: UInt64 = 0,
        recentDurations: [UInt64] = []
    ) {
        self.requests = requests
        self.buckets = buckets
        self.totalDuration = totalDuration
        self.recentRequests = recentRequests
        self.recentErrors = recentErrors
        self.recentDurations = recentDurations
    }

    /// The share of 5xx among the requests of the last 60 s, 0 to 1; 0 without requests.
    public var errorRate: Double {
        recentRequests == 0 ? 0 : Double(min(recentErrors, recentRequests)) / Double(recentRequests)
    }

    /// The duration that a share of the last minute's requests did not exceed; nil without requests.
    ///
    /// Off by at most one eighth, upwards.
    ///
    /// - Parameter share: 0 to 1, for example 0.95; held within the range.
    public func duration(atQuantile share: Double) -> Duration? {
        let total = recentDurations.reduce(0, +)
        guard total > 0 else { return nil }
        let wanted = share.isFinite ? (Double(total) * min(max(share, 0), 1)).rounded(.up) : Double(total)
        var below: UInt64 = 0
        for (bucket, count) in recentDurations.enumerated() {
            below += count
            if Double(below) >= max(wanted, 1) { return LogLinearScale.upperBound(of: bucket) }
        }
        return LogLinearScale.upperBound(of: recentDurations.count - 1)
    }
}
