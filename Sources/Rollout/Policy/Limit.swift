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
