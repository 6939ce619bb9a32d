import Rollout

/// What is measured of one version, interval by interval. Each model draws from numbers of its own, so that a change
/// of one leaves what the others do as it was.
struct ServiceObserver: Sendable {
    private let service: SimulatedService
    private let subject: Subject
    /// The metrics of the policy, in the order of their names.
    private let metrics: [Metric]
    private var arrivals: SeededRandom
    private var errors: ErrorProcess
    private var latencies: SeededRandom
    private var levels: [String: SeededRandom] = [:]

    init(_ service: SimulatedService, _ subject: Subject, for policy: RolloutPolicy, seed: UInt64) {
        self.service = service
        self.subject = subject
        metrics = policy.metrics.values.sorted { $0.name < $1.name }
        var random = SeededRandom(seed: seed)
        arrivals = random.split()
        errors = ErrorProcess(service.errors, random.split())
        latencies = random.split()
        for name in Set(service.gauges.keys).union(service.counters.keys).sorted() { levels[name] = random.split() }
    }

    /// The points of an interval.
    ///
    /// - Parameters:
    ///   - start: When it began, after the start of the simulation.
    ///   - end: When it ended.
    ///   - rate: The requests to both versions.
    ///   - share: The part of them that went to this one, 0 to 1. Of a version without traffic nothing is told of
    ///     requests.
    ///   - origin: When the simulation began.
    mutating func observations(
        from start: Span, to end: Span, _ rate: RequestRate, share: Double, since origin: Moment
    ) -> [Observation] {
        var values: [String: (value: Double, samples: Int?)] = [:]
        let requests = rate.requests(from: start, to: end, share: share, &arrivals)
        let errors = errors.errors(of: requests, at: end, over: end - start)
        let times = (0..<min(requests, Self.mostLatencies)).map { _ in service.latency.latency(at: end, &latencies) }
        for metric in metrics {
            switch metric.kind {
            case .ratio(let numerator, let denominator) where share > 0:
                values[numerator] = (Double(errors), nil)
                values[denominator] = (Double(requests), nil)
            case .distribution(let statistic):
                if let value = statistic.value(of: times) {
                    values[metric.name] = (value * 0.001 / (metric.unit ?? .milliseconds).factor, times.count)
                }
            case .ratio, .gauge, .counter: break
            }
        }
        for (name, value) in readLevels(from: start, to: end) { values[name] = (value, nil) }
        return values.sorted { $0.key < $1.key }.map { name, point in
            Observation(
                at: origin + end, subject: subject, metric: name, value: Decimal.rounded(point.value),
                samples: point.samples)
        }
    }

    /// What gauges and counters show.
    private mutating func readLevels(from start: Span, to end: Span) -> [String: Double] {
        var values: [String: Double] = [:]
        for name in levels.keys {
            guard var random = levels[name] else { continue }
            if let gauge = service.gauges[name] {
                values[name] = gauge.course.value(at: end) + gauge.noise * random.normal()
            } else if let counter = service.counters[name] {
                let minutes = Double((end - start).milliseconds) / 60_000
                values[name] = Double(random.events(mean: counter.value(at: end) * minutes))
            }
            levels[name] = random
        }
        return values
    }

    /// Of more requests than these, so many are timed; the points say how many were.
    private static let mostLatencies = 4_096
}

extension Metric.Statistic {
    /// The statistic of values; nil without any.
    fileprivate func value(of values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        switch self {
        case .mean: return values.reduce(0, +) / Double(values.count)
        case .max: return values.max()
        case .percentile(let share, let method): return method.of(values, share: share)
        }
    }
}
