/// One run of an analysis as Argo Rollouts has it.
struct ArgoRun: Sendable, Hashable, Codable {
    /// When it began.
    let startedAt: Moment
    /// One for each metric.
    private(set) var results: [ArgoResult]

    /// A run of so many metrics, none of which was measured yet.
    init(metrics: Int, startedAt: Moment) {
        self.startedAt = startedAt
        results = Array(repeating: ArgoResult(), count: metrics)
    }

    /// Whether it is one of so many metrics; one that was damaged would end well without those that it lacks.
    func isRun(of metrics: Int) -> Bool { results.count == metrics }

    /// The same from the beginning.
    func restarted(at now: Moment) -> ArgoRun { ArgoRun(metrics: results.count, startedAt: now) }

    /// The worst of its metrics once all have ended; until then it is running.
    var phase: ArgoPhase {
        guard results.allSatisfy(\.phase.isCompleted) else { return .running }
        return results.map(\.phase).max() ?? .successful
    }

    /// Takes the measurements that are due, and judges.
    ///
    /// - Parameters:
    ///   - analysis: What is run.
    ///   - now: The time.
    ///   - measure: What is measured of a metric, by its place.
    /// - Returns: What the measurements were that were taken, by the place of their metric.
    mutating func advance(
        _ analysis: ArgoAnalysis, at now: Moment, _ measure: (Int) -> ArgoMeasurement
    ) -> [Int: (value: ArgoMeasurement, phase: ArgoPhase)] {
        var taken: [Int: (value: ArgoMeasurement, phase: ArgoPhase)] = [:]
        for (place, metric) in analysis.metrics.enumerated() where results.indices.contains(place) {
            guard results[place].isDue(metric, startedAt: startedAt, now) else { continue }
            let value = measure(place)
            let phase = metric.judge(value)
            results[place].record(phase, at: now)
            taken[place] = (value, phase)
        }
        assess(analysis, isTerminating: false)
        // One metric that ends badly ends the others.
        if results.contains(where: \.phase.isBad) { assess(analysis, isTerminating: true) }
        return taken
    }

    private mutating func assess(_ analysis: ArgoAnalysis, isTerminating: Bool) {
        for (place, metric) in analysis.metrics.enumerated() where results.indices.contains(place) {
            results[place].assess(metric, isTerminating: isTerminating)
        }
    }
}
