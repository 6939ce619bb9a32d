/// What the measurements of one metric came to so far.
struct ArgoResult: Sendable, Hashable, Codable {
    private(set) var phase = ArgoPhase.pending
    private(set) var successful = 0
    private(set) var failed = 0
    private(set) var inconclusive = 0
    private(set) var consecutiveErrors = 0
    private(set) var consecutiveSuccesses = 0
    /// When the last measurement was taken; nil before the first.
    private(set) var measuredAt: Moment?

    /// How many measurements there were; errors are none.
    var count: Int { successful &+ failed &+ inconclusive }

    /// Whether a measurement is due.
    func isDue(_ metric: ArgoMetric, startedAt: Moment, _ now: Moment) -> Bool {
        guard !phase.isCompleted else { return false }
        guard let measuredAt else { return now >= startedAt + metric.initialDelay }
        // An error of a metric without an interval is measured again after ten seconds.
        return count < metric.count ?? .max && now >= measuredAt + (metric.interval ?? .seconds(10))
    }

    /// Counts a measurement.
    mutating func record(_ measurement: ArgoPhase, at now: Moment) {
        measuredAt = now
        consecutiveErrors = measurement == .error ? consecutiveErrors &+ 1 : 0
        consecutiveSuccesses = measurement == .successful ? consecutiveSuccesses &+ 1 : 0
        switch measurement {
        case .successful: successful &+= 1
        case .failed: failed &+= 1
        case .inconclusive: inconclusive &+= 1
        case .error, .running, .pending: break
        }
    }

    /// Judges the metric by its limits; what has ended stays as it is.
    ///
    /// - Parameter isTerminating: Whether no more measurements will be taken.
    mutating func assess(_ metric: ArgoMetric, isTerminating: Bool) {
        guard !phase.isCompleted else { return }
        phase = assessed(metric, isTerminating)
    }

    /// The order is that of Argo's controller: of several limits that are passed the last one decides, not the worst.
    private func assessed(_ metric: ArgoMetric, _ isTerminating: Bool) -> ArgoPhase {
        guard measuredAt != nil else { return isTerminating ? .successful : .pending }
        if consecutiveErrors > metric.consecutiveErrorLimit ?? .max { return .error }
        if inconclusive > metric.inconclusiveLimit ?? .max { return .inconclusive }
        if failed > metric.failureLimit ?? .max { return .failed }
        if let limit = metric.consecutiveSuccessLimit, consecutiveSuccesses >= limit { return .successful }
        if let wanted = metric.count, count >= wanted {
            guard metric.consecutiveSuccessLimit != nil else { return .successful }
            return metric.failureLimit == nil ? .failed : .inconclusive
        }
        return isTerminating ? .successful : .running
    }
}

extension ArgoMetric {
    /// What a measurement comes to.
    ///
    /// A query of Argo's that finds nothing yields an empty list, or nil where one value is wanted, and a condition may
    /// ask for that by `len`, `isNil`, `default` or `nil`. Where none asks it is an error, although `result != 5` holds
    /// of nothing: here it may be that nobody is able to measure any more.
    func judge(_ measurement: ArgoMeasurement) -> ArgoPhase {
        let asksForNothing = success?.asksForNothing == true || failure?.asksForNothing == true
        guard !measurement.numbers.isEmpty || asksForNothing else { return .error }
        let succeeds = success.map { isMet($0, by: measurement) }
        let fails = failure.map { isMet($0, by: measurement) }
        switch (succeeds, fails) {
        case (.some(nil), _), (_, .some(nil)): return .error
        case (nil, nil): return .successful
        case (let succeeds??, nil): return succeeds ? .successful : .failed
        case (nil, let fails??): return fails ? .failed : .successful
        case (let succeeds??, let fails??): return fails ? .failed : succeeds ? .successful : .inconclusive
        }
    }

    private func isMet(_ condition: ConditionExpression, by measurement: ArgoMeasurement) -> Bool? {
        guard members.isEmpty else { return condition.isMet(byMembers: measurement.numbers) }
        let number = measurement.number.map { ExpressionValue.number($0) }
        return condition.isMet(by: shape == .list ? .list(number.map { [$0] } ?? []) : number ?? .null)
    }
}
