extension RolloutPolicy {
    /// How many requests the analysis of a step needs while the step lasts; nil when it needs none.
    func requestsNeeded(by step: Step, lasting span: Span) -> Int? {
        var needed = evidenceNeeded(by: step)
        for metric in sampledMetrics(of: step) {
            guard let window = metric.window.span, window > .zero else {
                needed = max(needed, metric.minSamples)
                continue
            }
            // As many in each of its windows, of which the first may have begun before the step.
            let windows = span.seconds / window.seconds
            needed = max(needed, Int(clamping: (Double(metric.minSamples) * windows).rounded(.up)))
        }
        return needed > 0 ? needed : nil
    }

    /// How many requests prove that nothing is wrong, for the analysis of a step; 0 where it asks for no proof.
    func evidenceNeeded(by step: Step) -> Int {
        guard let analysis = analysis(of: step), case .sequential(let alpha) = analysis.test else { return 0 }
        return comparisons(of: analysis).map { comparison, metric in
            guard case .proportion(let evidence) = EvidenceKind(comparison, of: metric) else { return 0 }
            return evidence.requestsToProveBelow(failures: 0, of: 0, alpha: alpha) ?? 0
        }.max() ?? 0
    }

    /// The metrics of requests to the candidate of which each look of the analysis of a step needs some samples.
    func sampledMetrics(of step: Step) -> [Metric] {
        guard let analysis = analysis(of: step) else { return [] }
        return comparisons(of: analysis).compactMap { comparison, metric in
            guard comparison.subject == .candidate, metric.minSamples > 0, metric.isOfRequests else { return nil }
            if analysis.test == .threshold { return metric }
            if case .impossible = EvidenceKind(comparison, of: metric) { return metric }
            return nil
        }
    }

    private func comparisons(of analysis: Analysis) -> [(Comparison, Metric)] {
        analysis.conditions.flatMap(\.comparisons).compactMap { comparison in
            metrics[comparison.metric].map { (comparison, $0) }
        }
    }
}

extension Metric {
    /// Whether its samples are requests.
    fileprivate var isOfRequests: Bool {
        switch kind {
        case .ratio, .distribution: true
        case .gauge, .counter: false
        }
    }
}
