/// A comparison whose series are numbers.
///
/// Plans are objects, since an evaluation looks at each of them: it holds one by a count, and would copy a structure
/// with every text and list in it.
final class ComparisonPlan: Sendable {
    /// When the stable version is held against the same limit.
    enum Comparing: Sendable {
        /// Never.
        case never
        /// When the candidate breaks it.
        case onBreach
        /// At each look, since it has to last.
        case always
    }

    /// What was written.
    let comparison: Comparison
    /// The metric that it is about.
    let metric: Metric
    /// What a reason calls the series.
    let name: String
    /// The subject's series.
    let candidate: MetricSource
    /// The stable version's series.
    let stable: MetricSource
    /// The series that the limit is made of; nil for a number.
    let baseline: MetricSource?
    /// The least that the baseline is taken for, in the unit of the metric.
    let floor: Double
    /// The number of a limit that is one, as decisions carry it.
    let fixedLimit: Double?
    /// How it is judged.
    let test: Analysis.Test
    /// When the stable version is held against the same limit.
    let comparesStable: Comparing
    /// Whether values above the limit are the bad ones.
    let isBadAbove: Bool
    /// How it can be judged by evidence, where that is wanted.
    let evidence: EvidenceKind
    /// Where evidence is remembered.
    let memory: Int

    init(
        _ comparison: Comparison, of metric: Metric, candidate: MetricSource, stable: MetricSource,
        baseline: MetricSource?, floor: Double?, _ test: Analysis.Test, isDemand: Bool, comparesStable: Comparing,
        memory: Int
    ) {
        self.comparison = comparison
        self.metric = metric
        name = comparison.isGrowth ? "\(metric.name)_growth" : metric.name
        self.candidate = candidate
        self.stable = stable
        self.baseline = baseline
        self.floor = floor ?? -.infinity
        self.test = test
        self.comparesStable = comparesStable
        isBadAbove = comparison.operator.isUpwards != isDemand
        self.memory = memory
        evidence = EvidenceKind(comparison, of: metric)
        if case .absolute(let limit) = comparison.limit {
            fixedLimit = Decimal.rounded(limit)
        } else {
            fixedLimit = nil
        }
    }
}
