/// The points that an alarm looks at, and what it makes of them.
///
/// The algorithm is the one that Amazon publishes under "Configuring how CloudWatch alarms treat missing data", and the
/// tables there are its test.
struct AlarmWindow: Sendable, Hashable {
    /// One point of each period, oldest first: whether it breaches; nil where there is none. Fewer than are looked at
    /// while the rollout is younger than that.
    let points: [Bool?]
    /// How many points count.
    let evaluationPeriods: Int
    /// How many of them must breach.
    let datapointsToAlarm: Int

    /// How many periods are fetched, so that a gap or two need not be filled in. The published tables have five for
    /// three.
    static func range(of evaluationPeriods: Int) -> Int { evaluationPeriods + 2 }

    /// The state that follows.
    ///
    /// - Parameters:
    ///   - before: The state so far.
    ///   - missing: What a period without a point counts as.
    func state(after before: AlarmState, _ missing: CloudWatchAlarm.MissingData) -> AlarmState {
        let existing = points.compactMap { $0 }
        let newest = existing.suffix(evaluationPeriods)
        let breaching = newest.count { $0 }
        guard newest.count < evaluationPeriods else { return breaching >= datapointsToAlarm ? .alarm : .ok }
        guard !points.isEmpty else { return before }
        // What has not been yet is not missing.
        let gaps = min(points.count, evaluationPeriods) - newest.count
        switch missing {
        case .breaching: return breaching + gaps >= datapointsToAlarm ? .alarm : .ok
        case .notBreaching: return breaching >= datapointsToAlarm ? .alarm : .ok
        case .ignore, .missing:
            if breaching >= datapointsToAlarm { return .alarm }
            if newest.contains(false) { return .ok }
            if missing == .ignore { return before }
            // All that is there breaches. Once the oldest is so old that nothing can follow but an alarm, it is one.
            return oldestBreachAge >= datapointsToAlarm ? .alarm : .insufficientData
        }
    }

    /// How many periods ago the oldest point breached, the newest period being one; 0 without any.
    private var oldestBreachAge: Int {
        points.firstIndex { $0 == true }.map { points.count - $0 } ?? 0
    }
}
