/// What a series is compared with.
public enum Limit: Sendable, Hashable {
    /// A number in the unit of the metric.
    case absolute(Double)
    /// So many times the baseline.
    case multiple(Double, of: Baseline.Source)
    /// The baseline and a share of it on top (below, when negative): `+20%` is 0.2.
    case relative(Double, of: Baseline.Source)
    /// The baseline and an amount on top, in the unit of the metric.
    case difference(Double, of: Baseline.Source)

    /// What it is made of; nil for a number.
    var source: Baseline.Source? {
        switch self {
        case .absolute: nil
        case .multiple(_, let source), .relative(_, let source), .difference(_, let source): source
        }
    }
}

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
    /// The baseline is never taken for less than this, in the unit of the metric, so that nothing is divided by zero.
    public var floor: Double?
}
