/// What `stable`, `previous` and `snapshot` mean.
public struct Baseline: Sendable, Hashable {
    /// Where the value to compare with comes from.
    public enum Source: String, Sendable, Hashable, Codable {
        /// The version that runs beside, now.
        case stable
        /// The version before, from observations of the subject `previous`.
        case previous
        /// The stable version, as it was when the rollout began.
        case snapshot
    }

    /// How much of the past counts; nil for the metric's own window.
    public var window: Span?
    /// Fewer samples than this are missing data.
    public var minSamples = 0
    /// From this age on a baseline is missing data.
    public var maxAge: Span?
    /// It is never taken for less, so that nothing is divided by zero; at most one for each dimension.
    public var floors: [Floor] = []

    /// The least that a baseline is taken for.
    public struct Floor: Sendable, Hashable {
        /// The number.
        public var number: Double
        /// Its unit: it is about metrics of that dimension. Without one it is about all others, in the unit of each.
        public var unit: MeasurementUnit?
    }

    /// The least that a metric's baseline is taken for, in its unit; nil where there is none.
    func floor(of metric: Metric) -> Double? {
        let own = floors.first { $0.unit != nil && $0.unit?.dimension == metric.unit?.dimension }
        guard let own, let given = own.unit, let wanted = metric.unit else {
            return floors.first { $0.unit == nil }?.number
        }
        return Decimal.rounded(own.number * (given.factor / wanted.factor))
    }
}
