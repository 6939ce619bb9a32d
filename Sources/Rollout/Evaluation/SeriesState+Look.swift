/// Looks are questions to the kept series and to nothing else of an evaluation.
extension [SeriesState] {
    /// Looks at a metric.
    ///
    /// - Parameters:
    ///   - now: The time of the look.
    ///   - window: How much of the past to look at instead of the metric's own window.
    ///   - minSamples: How many samples it needs, where the metric's own number is not larger.
    func look(at source: MetricSource, _ now: Moment, window: Span? = nil, minSamples: Int = 0) -> Look {
        let range = range(source, now, window)
        var look = find(source, range)
        look.window = range.span
        look.isIdle = look.samples == 0 && look.newest > .distantPast
        // Events of any age count, but not when nothing has come for long.
        if case .samples = source.window, range.upTo - look.newest > source.longestSilence { look.value = .nan }
        if look.samples < Swift.max(minSamples, source.minSamples) || !look.value.isFinite { look.value = .nan }
        return look
    }

    /// The time of the newest point of a metric, or of what a ratio is made of; nil before the first.
    func newest(of source: MetricSource) -> Moment? {
        self[source.direct].newest ?? source.parts.flatMap { self[$0.denominator].newest }
    }

    /// The growth of a metric for each minute, over a span of which at least four fifths are covered.
    func growth(of source: MetricSource, _ now: Moment, over span: Span) -> Look {
        let end = now - source.offset
        let series = self[source.direct]
        let places = series.places(in: LookRange(after: end - span - Span(milliseconds: 1), upTo: end))
        var look = Look(samples: places.count, wasSupplied: !series.points.isEmpty, window: span)
        guard let first = places.first, let last = places.last else { return look }
        look.newest = series.time(of: series.points[last])
        let start = series.time(of: series.points[first])
        guard Double((look.newest - start).milliseconds) >= 0.8 * Double(span.milliseconds) else { return look }
        let points = places.map {
            (at: (series.time(of: series.points[$0]) - start).minutes, value: series.points[$0].value)
        }
        look.value = TheilSenSlope.of(points) ?? .nan
        return look
    }

    /// Failures and events of a metric that is a share, in observations after a moment; nil when none can be counted.
    func counts(of source: MetricSource, _ now: Moment, after moment: Moment) -> FailureCounts? {
        counts(of: source, in: LookRange(after: moment, upTo: now - source.offset))
    }

    /// The same in what one look covers.
    func counts(of source: MetricSource, _ now: Moment) -> FailureCounts? {
        counts(of: source, in: range(source, now, nil))
    }

    private func counts(of source: MetricSource, in range: LookRange) -> FailureCounts? {
        let direct = self[source.direct]
        if direct.points.isEmpty, let parts = source.parts {
            let total = sum(parts.denominator, range)
            guard total.newest > .distantPast else { return nil }
            let failed = sum(parts.numerator, range)
            guard failed.newest > .distantPast || total.value <= 0 else { return nil }
            return FailureCounts(rounding: failed.value, of: total.value)
        }
        var (failures, total, isCounted) = (0.0, 0.0, false)
        for place in direct.places(in: range) {
            guard let samples = direct.points[place].samples else { continue }
            isCounted = true
            failures += (direct.points[place].value * source.factor * Double(samples)).rounded()
            total += Double(samples)
        }
        return isCounted ? FailureCounts(rounding: failures, of: total) : nil
    }

    private func range(_ source: MetricSource, _ now: Moment, _ window: Span?) -> LookRange {
        let end = now - source.offset
        if let window { return LookRange(after: end - window, upTo: end, span: window) }
        switch source.window {
        case .sliding(let span): return LookRange(after: end - span, upTo: end, span: span)
        case .tumbling(let span):
            let past = end.milliseconds % Swift.max(1, span.milliseconds)
            let into = Span(milliseconds: past < 0 ? past + span.milliseconds : past)
            return LookRange(after: end - into - Span(milliseconds: 1), upTo: end, span: span)
        case .samples(let number): return LookRange(upTo: end, samples: number)
        }
    }

    private func find(_ source: MetricSource, _ range: LookRange) -> Look {
        let series = self[source.direct]
        if series.points.isEmpty, let parts = source.parts { return ratio(parts, source.factor, range) }
        let places = series.places(in: range)
        var look = Look(wasSupplied: !series.points.isEmpty)
        guard let last = places.last else { return look }
        look.newest = series.time(of: series.points[last])
        for place in places {
            look.samples = look.samples.addingClamped(series.points[place].weight)
        }
        look.value =
            switch source.reading {
            case .newest: series.points[last].value
            case .sum: places.reduce(0) { $0 + series.points[$1].value }
            case .mean: series.points[places].mean
            case .statistic(let statistic): statistic.of(series.points[places])
            }
        return look
    }

    private func ratio(_ parts: (numerator: Int, denominator: Int), _ factor: Double, _ range: LookRange) -> Look {
        let (total, failed) = (sum(parts.denominator, range), sum(parts.numerator, range))
        var look = Look(wasSupplied: !self[parts.denominator].points.isEmpty)
        // Nobody says that nothing failed where nobody counts what fails.
        guard failed.newest > .distantPast || total.value <= 0 else { return look }
        (look.samples, look.newest) = (Int(clamping: total.value), total.newest)
        guard total.value > 0 else { return look }
        look.value = failed.value / total.value / factor
        return look
    }

    private func sum(_ slot: Int, _ range: LookRange) -> (value: Double, newest: Moment) {
        let series = self[slot]
        let places = series.places(in: range)
        let newest = places.last.map { series.time(of: series.points[$0]) } ?? .distantPast
        return (places.reduce(0) { $0 + series.points[$1].value }, newest)
    }
}

extension ArraySlice<SeriesState.Point> {
    /// The mean, weighted by samples; not a number without any.
    var mean: Double {
        let total = reduce(0.0) { $0 + Double($1.weight) }
        guard total > 0 else { return .nan }
        return reduce(0) { $0 + $1.value * (Double($1.weight) / total) }
    }
}

extension Metric.Statistic {
    /// The statistic of points. Where each point stands for one event it is computed from them; where points stand for
    /// many, each already is that statistic, and the worst of them counts (the mean: weighted).
    func of(_ points: ArraySlice<SeriesState.Point>) -> Double {
        let largest = points.reduce(-Double.infinity) { $0 > $1.value ? $0 : $1.value }
        switch self {
        case .mean: return points.mean
        case .max: return largest
        case .percentile(let share, let method):
            guard points.count > 1, points.allSatisfy({ $0.weight == 1 }) else { return largest }
            return method.of(points.map(\.value), share: share) ?? .nan
        }
    }
}

extension Int {
    /// A number without its fraction, at the ends of `Int` where it is beyond them; 0 for what is no number.
    init(clamping number: Double) {
        self = number.isNaN ? 0 : number >= 0x1p63 ? .max : number <= -0x1p63 ? .min : Int(number)
    }
}
