/// An Argo analysis with the series that it measures.
final class ArgoPlan: Sendable {
    /// One metric.
    struct Metric: Sendable {
        let metric: ArgoMetric
        /// What reasons call it.
        let name: String
        /// Where it is read, by the way from the result to each of its parts.
        let sources: [(path: String, source: MetricSource)]
        /// How much of the past a measurement may come from.
        let window: Span
    }

    let analysis: ArgoAnalysis
    /// What reasons call it, and by which its run is remembered.
    let name: String
    let metrics: [Metric]

    init(_ analysis: ArgoAnalysis, _ name: String, _ sources: [[(path: String, source: MetricSource)]], interval: Span)
    {
        self.analysis = analysis
        self.name = name
        metrics = zip(analysis.metrics, sources).enumerated().map { index, pair in
            // Data come once an evaluation: a shorter interval would find none of them.
            let window = max(pair.0.interval ?? .zero, interval)
            return Metric(
                metric: pair.0, name: "\(name)[\(index)]",
                sources: pair.1.map { ($0.path, MetricSource(newestOf: $0.source)) }, window: window)
        }
    }
}
