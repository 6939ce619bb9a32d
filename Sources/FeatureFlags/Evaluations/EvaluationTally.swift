/// What was counted of each flag, compared with what had been counted before.
struct EvaluationTally: Sendable {
    /// The evaluations of each flag that was ever read.
    private(set) var evaluations: [String: FlagEvaluations] = [:]
    private var raw: [String: UInt64] = [:]

    /// Takes the present counters.
    ///
    /// - Returns: How many reads came for each flag that was read since the last time.
    mutating func take(_ counters: [(flag: String, reads: UInt64)], at now: ContinuousClock.Instant) -> [String: UInt64]
    {
        var fresh: [String: UInt64] = [:]
        for (flag, reads) in counters {
            let old = raw[flag] ?? 0
            guard reads != old else { continue }
            raw[flag] = reads
            // Threads of one stripe may set each other back; the flag was read all the same.
            let new = reads > old ? reads - old : 1
            fresh[flag] = new
            evaluations[flag] = FlagEvaluations(
                flag: flag, count: (evaluations[flag]?.count ?? 0) + new, lastSeen: now)
        }
        return fresh
    }
}
