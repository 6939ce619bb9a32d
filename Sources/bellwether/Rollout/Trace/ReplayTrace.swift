import Rollout

/// What a replay went through: the weight, every series that a rule looked at, incidents, and what each rule said last.
struct ReplayTrace {
    /// When each evaluation was.
    private(set) var times: [Moment] = []
    /// The weight wanted, from each evaluation on at which it changed.
    private(set) var weights = TracedLine()
    /// In the order in which they were met.
    private(set) var series: [TracedSeries] = []
    /// In the order in which they were opened.
    private(set) var incidents: [TracedIncident] = []
    private(set) var lastReasons = LastReasons()

    private var stable: StableSeries
    /// What is not yet looked at, the next one last.
    private var observations: [Observation]
    private var seriesOfRule: [String: Int] = [:]
    private var placeOfIncident: [String: Int] = [:]

    /// Before the first decision.
    ///
    /// - Parameters:
    ///   - policy: What is run.
    ///   - history: What it is run over, in any order.
    init(_ policy: RolloutPolicy, _ history: [HistoryLine]) {
        stable = StableSeries(policy)
        let observations = history.compactMap { line in
            if case .observation(let observation) = line.content { observation } else { nil }
        }
        // Most histories tell nothing but of the candidate.
        let hasOthers = observations.contains { $0.subject != .candidate }
        self.observations = hasOthers ? observations.sorted { $0.at > $1.at } : []
    }

    /// Takes the next decision.
    mutating func take(_ decision: RolloutDecision) {
        let tick = times.count
        times.append(decision.at)
        weights.set(decision.weight, at: tick)
        for reason in decision.reasons {
            if let place = place(of: reason) { series[place].take(reason, at: tick) }
        }
        lookAtStable(decision.at, tick)
        for incident in decision.incidents { take(incident, tick) }
        lastReasons.take(decision)
    }

    private mutating func place(of reason: Reason) -> Int? {
        guard let subject = reason.subject, let metric = reason.metric else { return nil }
        // A rule of several parts may speak of another one each time.
        if let place = seriesOfRule[reason.rule], series[place].isOf(subject, metric) { return place }
        let place = series.firstIndex { $0.isOf(subject, metric) } ?? series.endIndex
        if place == series.endIndex { series.append(TracedSeries(subject, metric)) }
        seriesOfRule[reason.rule] = place
        return place
    }

    private mutating func lookAtStable(_ now: Moment, _ tick: Int) {
        var arrived: [Observation] = []
        while let next = observations.last, next.at <= now { arrived.append(observations.removeLast()) }
        guard !observations.isEmpty || !arrived.isEmpty else { return }
        let values = Dictionary(zip(stable.metrics, stable.look(arrived, at: now))) { first, _ in first }
        for place in series.indices
        where series[place].subject != .stable && series[place].line.points.last?.tick == tick {
            if let value = values[series[place].metric] { series[place].stable.add(value, at: tick) }
        }
    }

    private mutating func take(_ incident: Incident, _ tick: Int) {
        if let place = placeOfIncident[incident.id] {
            incidents[place].take(incident, at: tick)
        } else {
            placeOfIncident[incident.id] = incidents.count
            incidents.append(TracedIncident(incident, at: tick))
        }
    }
}
