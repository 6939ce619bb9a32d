/// The rules of a policy that behave as another system has them, quirks included; an importer writes them.
public struct Compat: Sendable, Hashable {
    /// An analysis of another system; it takes the place of one of the language.
    public enum Analysis: Sendable, Hashable {
        /// Flagger's.
        case flagger(FlaggerAnalysis)
        /// That of Argo Rollouts.
        case argo(ArgoAnalysis)
    }

    /// An analysis that runs beside the steps.
    public struct Background: Sendable, Hashable {
        /// The name of the analysis.
        public var analysis: String
        /// The number of the step with which it begins, from 1.
        public var fromStep: Int
    }

    /// The analyses by name. Steps name them as they name others, and `default` means the same.
    public var analyses: [String: Analysis] = [:]
    /// The analysis that runs beside the steps; nil for none.
    public var background: Background?
    /// The alarms by name.
    public var alarms: [String: CloudWatchAlarm] = [:]

    /// Nothing.
    init() {}

    /// Its conditions that are sentences, in an order that is always the same.
    var conditions: [Condition] {
        let checked = analyses.sorted { $0.key < $1.key }.flatMap { _, analysis in
            if case .flagger(let analysis) = analysis { analysis.conditions } else { [Condition]() }
        }
        return checked + alarms.sorted { $0.key < $1.key }.map(\.value.trigger.when)
    }

    /// The metrics that it measures without a sentence.
    var measured: [String] {
        analyses.values.flatMap { analysis in
            if case .argo(let analysis) = analysis {
                analysis.metrics.flatMap { $0.measured.map(\.series) }
            } else {
                [String]()
            }
        }
    }

    /// How long an analysis measures at the least before it ends well; nothing for one without such an end.
    func shortestRun(of name: String?) -> Span {
        guard let name, case .argo(let analysis)? = analyses[name] else { return .zero }
        let spans = analysis.metrics.map { metric in
            let measurements = min(metric.count ?? .max, metric.consecutiveSuccessLimit ?? .max)
            let waits = measurements == .max ? 0 : measurements - 1
            return metric.initialDelay + (metric.interval ?? .zero) * waits
        }
        return spans.max() ?? .zero
    }

    /// Whether there is nothing in it.
    var isEmpty: Bool { analyses.isEmpty && background == nil && alarms.isEmpty }
}
