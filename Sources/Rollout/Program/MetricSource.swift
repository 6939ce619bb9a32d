/// Where a metric of one subject is read, and how: all in numbers.
final class MetricSource: Sendable {
    /// What the points of a window come to.
    enum Reading: Sendable {
        /// The newest of them.
        case newest
        /// Their sum.
        case sum
        /// Their mean, weighted by samples.
        case mean
        /// A statistic of them.
        case statistic(Metric.Statistic)
    }

    /// The series of the metric's own name.
    let direct: Int
    /// The series that a ratio is made of; nil where it is none.
    let parts: (numerator: Int, denominator: Int)?
    let reading: Reading
    /// How much of the past one look covers.
    let window: Metric.Window
    /// Fewer samples than this are missing data.
    let minSamples: Int
    /// How far behind the clock a look is.
    let offset: Span
    /// The newest of a number of events may not be older than this.
    let longestSilence: Span
    /// How much of 1 its unit is.
    let factor: Double

    init(_ metric: Metric, direct: Int, parts: (numerator: Int, denominator: Int)?, interval: Span) {
        self.direct = direct
        self.parts = parts
        reading =
            switch metric.kind {
            case .gauge: .newest
            case .counter: .sum
            case .ratio: .mean
            case .distribution(let statistic): .statistic(statistic)
            }
        window = metric.window
        minSamples = metric.minSamples
        offset = metric.offset
        longestSilence = interval * 3
        factor = metric.unit?.factor ?? 1
    }

    /// The same series, of which the newest point counts, however few samples it has.
    init(newestOf source: MetricSource) {
        direct = source.direct
        parts = source.parts
        reading = .newest
        window = source.window
        minSamples = 0
        offset = source.offset
        longestSilence = source.longestSilence
        factor = source.factor
    }
}
