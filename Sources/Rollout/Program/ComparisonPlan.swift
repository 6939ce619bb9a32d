/// A comparison whose series are numbers.
///
/// Plans are objects, since an evaluation looks at each of them: it holds one by a count, and would copy a structure with
/// every text and list in it.
final class ComparisonPlan: Sendable {
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
    /// The number of a limit that is one, as decisions carry it.
    let fixedLimit: Double?
    /// How it is judged.
    let test: Analysis.Test
    /// Whether values above the limit are the bad ones.
    let isBadAbove: Bool
    /// How it can be judged by evidence, where that is wanted.
    let evidence: EvidenceKind
    /// Where evidence is remembered.
    let memory: Int

    init(
        _ comparison: Comparison, of metric: Metric, candidate: MetricSource, stable: MetricSource,
        baseline: MetricSource?, _ test: Analysis.Test, isDemand: Bool, memory: Int
    ) {
        self.comparison = comparison
        self.metric = metric
        name = comparison.isGrowth ? "\(metric.name)_growth" : metric.name
        self.candidate = candidate
        self.stable = stable
        self.baseline = baseline
        self.test = test
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
