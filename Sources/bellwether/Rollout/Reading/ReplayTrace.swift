import Rollout

/// What a plot of a replay shows: the weight, and every series that a rule looked at.
struct ReplayTrace {
    /// One series, as the rules saw it.
    struct Series {
        /// What was found, at which moment.
        var points: [Plot.Point] = []
        /// The limit of each rule, as it was last.
        var limits: [String: Double] = [:]
    }

    /// The weight wanted at each decision.
    private(set) var weights: [Plot.Point] = []
    /// The series by name, `candidate.error_rate`.
    private(set) var series: [String: Series] = [:]

    /// Takes the next decision.
    mutating func take(_ decision: RolloutDecision) {
        weights.append(Plot.Point(at: decision.at, value: decision.weight))
        for reason in decision.reasons {
            guard let subject = reason.subject, let metric = reason.metric, let value = reason.value else { continue }
            let name = "\(subject).\(metric)"
            // Several rules may look at one series.
            if series[name]?.points.last?.at != decision.at {
                series[name, default: Series()].points.append(Plot.Point(at: decision.at, value: value))
            }
            if let limit = reason.limit { series[name]?.limits[reason.rule] = limit }
        }
    }
}
