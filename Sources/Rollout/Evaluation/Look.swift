/// What one look at a series finds.
struct Look: Sendable {
    /// The value; nil when data are missing.
    var value: Double?
    /// Of how many events.
    var samples: Int
    /// The newest observation in it.
    var newest: Moment?
    /// Whether the series was ever supplied.
    var wasSupplied: Bool
    /// How much of the past was looked at.
    var window: Span?
}

extension EvaluationPass {
    /// Looks at a metric of a subject.
    ///
    /// - Parameters:
    ///   - window: How much of the past to look at instead of the metric's own window.
    ///   - minSamples: How many samples it needs instead of the metric's own number.
    func look(
        at metric: Metric, of subject: Subject, window: Span? = nil, minSamples: Int? = nil
    ) -> Look {
        let range = self.range(metric, window)
        let least = max(minSamples ?? metric.minSamples, 0)
        var look = statistic(of: metric, subject, range)
        look.window = range.span
        if look.samples < least { look.value = nil }
        return look
    }

    /// The growth of a metric for each minute, over a span of which at least four fifths are covered.
    func growth(of metric: Metric, _ subject: Subject, over span: Span) -> Look {
        let range = LookRange(
            after: now - metric.offset - span - Span(milliseconds: 1), upTo: now - metric.offset, span: span)
        let points = self.points(metric.name, subject, range)
        var look = Look(
            value: nil, samples: points.count, newest: points.last?.at,
            wasSupplied: state.series[Self.key(subject, metric.name)] != nil, window: span)
        guard let first = points.first, let last = points.last,
            Double((last.at - first.at).milliseconds) >= 0.8 * Double(span.milliseconds)
        else { return look }
        look.value = TheilSenSlope.of(points.map { (($0.at - first.at).minutes, $0.value) })
        return look
    }

    /// Failures and events of a metric that is a share, in observations after a moment.
    func counts(of metric: Metric, _ subject: Subject, after moment: Moment) -> (failures: Int, total: Int)? {
        let range = LookRange(after: moment, upTo: now - metric.offset, span: nil)
        let direct = points(metric.name, subject, range)
        let factor = metric.unit?.factor ?? 1
        if !direct.isEmpty {
            var (failures, total) = (0.0, 0)
            for point in direct {
                guard let samples = point.samples else { continue }
                failures += (point.value * factor * Double(samples)).rounded()
                total = total.addingReportingOverflow(samples).partialValue
            }
            return total > 0 ? (Int(clamping: failures), total) : nil
        }
        guard case .ratio(let numerator, let denominator) = metric.kind else { return nil }
        let parts = points(denominator, subject, range)
        guard !parts.isEmpty else { return nil }
        let total = parts.reduce(0) { $0 + $1.value }
        let failures = points(numerator, subject, range).reduce(0) { $0 + $1.value }
        return (Int(clamping: failures.rounded()), Int(clamping: total.rounded()))
    }

    private func range(_ metric: Metric, _ window: Span?) -> LookRange {
        let end = now - metric.offset
        if let window { return LookRange(after: end - window, upTo: end, span: window) }
        switch metric.window {
        case .sliding(let span): return LookRange(after: end - span, upTo: end, span: span)
        case .tumbling(let span):
            let past = end.milliseconds % max(1, span.milliseconds)
            let into = Span(milliseconds: past < 0 ? past + span.milliseconds : past)
            return LookRange(after: end - into - Span(milliseconds: 1), upTo: end, span: span)
        case .samples(let number): return LookRange(after: nil, upTo: end, span: nil, samples: number)
        }
    }

    private func statistic(of metric: Metric, _ subject: Subject, _ range: LookRange) -> Look {
        let direct = points(metric.name, subject, range)
        let supplied = state.series[Self.key(subject, metric.name)] != nil
        if case .ratio(let numerator, let denominator) = metric.kind, direct.isEmpty, !supplied {
            return ratio(numerator, denominator, metric, subject, range)
        }
        var look = Look(
            value: nil, samples: direct.reduce(0) { $0.addingReportingOverflow($1.samples ?? 1).partialValue },
            newest: direct.last?.at, wasSupplied: supplied, window: range.span)
        guard let last = direct.last else { return look }
        switch metric.kind {
        case .gauge: look.value = last.value
        case .counter: look.value = direct.reduce(0) { $0 + $1.value }
        case .ratio: look.value = Self.mean(direct)
        case .distribution(let statistic): look.value = statistic.of(direct)
        }
        if let value = look.value, !value.isFinite { look.value = nil }
        return look
    }

    private func ratio(
        _ numerator: String, _ denominator: String, _ metric: Metric, _ subject: Subject, _ range: LookRange
    ) -> Look {
        let parts = points(denominator, subject, range)
        let total = parts.reduce(0) { $0 + $1.value }
        let errors = points(numerator, subject, range).reduce(0) { $0 + $1.value }
        let value = total > 0 ? errors / total / (metric.unit?.factor ?? 1) : nil
        return Look(
            value: value.flatMap { $0.isFinite ? $0 : nil }, samples: Int(clamping: total), newest: parts.last?.at,
            wasSupplied: state.series[Self.key(subject, denominator)] != nil, window: range.span)
    }

    static func mean(_ points: [SeriesPoint]) -> Double? {
        let weights = points.map { Double($0.samples ?? 1) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        return zip(points, weights).reduce(0) { $0 + $1.0.value * ($1.1 / total) }
    }

    private func points(_ name: String, _ subject: Subject, _ range: LookRange) -> [SeriesPoint] {
        guard let series = state.series[Self.key(subject, name)] else { return [] }
        var points: [SeriesPoint] = []
        var samples = 0
        for index in (0..<series.count).reversed() {
            let point = series[index]
            if point.at > range.upTo { continue }
            if let after = range.after, point.at <= after { break }
            if let most = range.samples, samples >= most { break }
            points.append(point)
            samples = samples.addingReportingOverflow(point.samples ?? 1).partialValue
        }
        return points.reversed()
    }
}

/// A point as a look sees it.
typealias SeriesPoint = (at: Moment, value: Double, samples: Int?)

/// Which part of the past a look covers.
struct LookRange {
    /// Only what is later than this.
    var after: Moment?
    /// Nothing later than this.
    var upTo: Moment
    var span: Span?
    /// Only the newest events, by their number.
    var samples: Int?
}

extension Metric.Statistic {
    /// The statistic of points. Where each point stands for one event it is computed from them; where points stand for
    /// many, each already is that statistic, and the worst of them counts (the mean: weighted).
    func of(_ points: [SeriesPoint]) -> Double? {
        let areEvents = points.allSatisfy { ($0.samples ?? 1) == 1 }
        switch self {
        case .mean: return EvaluationPass.mean(points)
        case .max: return points.map(\.value).max()
        case .percentile(let share, let method):
            return areEvents ? method.of(points.map(\.value), share: share) : points.map(\.value).max()
        }
    }
}

extension Int {
    /// A number without its fraction, at the ends of `Int` where it is beyond them; 0 for what is no number.
    init(clamping number: Double) {
        self = number.isNaN ? 0 : number >= 0x1p63 ? .max : number <= -0x1p63 ? .min : Int(number)
    }
}
