import Rollout

/// One series, as the rules saw it.
struct TracedSeries {
    /// What a rule compared it with.
    struct Limit {
        /// The name of the rule.
        let rule: String
        /// The limit, from each evaluation on at which it changed.
        var line = TracedLine()
        /// When the series was on the bad side of it.
        var crossings = TickRuns()
    }

    /// Whose it is.
    let subject: Subject
    /// Its name in sentences.
    let metric: String
    /// What was found.
    private(set) var line = TracedLine()
    /// When nothing could be found.
    private(set) var missing = TickRuns()
    /// What was found on the stable version; nothing where this is the stable version's own series.
    var stable = TracedLine()
    /// In the order in which the rules were met.
    private(set) var limits: [Limit] = []

    /// Before the first evaluation.
    init(_ subject: Subject, _ metric: String) {
        self.subject = subject
        self.metric = metric
    }

    func isOf(_ subject: Subject, _ metric: String) -> Bool { self.metric == metric && self.subject == subject }

    /// Takes what a rule says.
    mutating func take(_ reason: Reason, at tick: Int) {
        guard let value = reason.value else { return missing.add(tick) }
        line.add(value, at: tick)
        guard let limit = reason.limit else { return }
        let place = limits.firstIndex { $0.rule == reason.rule } ?? limits.endIndex
        if place == limits.endIndex { limits.append(Limit(rule: reason.rule)) }
        limits[place].line.set(limit, at: tick)
        // At the limit itself only the verdict tells on which side that is.
        let isHit = reason.margin == 0 && (reason.verdict == .fail || reason.verdict == .pending)
        if isHit || reason.margin ?? 0 < 0 { limits[place].crossings.add(tick) }
    }
}
