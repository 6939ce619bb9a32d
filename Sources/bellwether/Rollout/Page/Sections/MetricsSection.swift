import Rollout

/// Every series that a rule looked at, each with its limits.
struct MetricsSection: PageSection {
    let policy: RolloutPolicy
    let trace: ReplayTrace
    let time: TimeAxis
    let times: PageTimes

    let name = "metrics"
    let title = "Metrics"

    /// How many corners all lines of the page have together: at about six bytes each they leave room for the tables.
    private static let mostPoints = 9_000

    var content: HTML {
        let all = trace.series.sorted { $0.place < $1.place }
        let (found, empty) = (all.filter { !$0.line.points.isEmpty }, all.filter(\.line.points.isEmpty))
        let share = min(600, max(40, Self.mostPoints / max(1, found.reduce(0) { $0 + lines(of: $1) })))
        let sentences = Dictionary(policy.ruleSentences.map { ($0.name, $0.sentence) }) { first, _ in first }
        let plots = found.enumerated().map { index, series in
            MetricPlot(
                series: series, number: index + 1, metric: policy.metrics[series.base(in: policy)],
                sentences: sentences.compactMapValues(\.self), trace: trace, time: time, times: times, mostPoints: share
            ).html
        }
        let names = empty.map { "\($0.subject.rawValue).\($0.metric)" as HTML }
        let rest: HTML = empty.isEmpty ? "" : "<p>Without any data: \(pieces: names, by: ", ").</p>"
        return "\(legend)\n\(pieces: plots)\n\(rest)"
    }

    /// How many lines a plot has that may move at each evaluation.
    private func lines(of series: TracedSeries) -> Int {
        1 + (series.stable.points.isEmpty ? 0 : 1) + series.limits.count { $0.line.points.count > 1 }
    }

    private var legend: HTML {
        let items: [(HTML, String)] = [
            (PageLegend.line("found"), "what the rules found"), (PageLegend.line("stable"), "the stable version"),
            (PageLegend.line("limit"), "a limit"), (PageLegend.area("crossed"), "past a limit"),
            ("<line class=\"shift\" x1=\"14\" x2=\"14\" y2=\"14\"/>", "the weight changes"),
        ]
        return "\(PageLegend(items: items).html)\n<p>A line that breaks off had no data.</p>"
    }
}

extension TracedSeries {
    /// Where it stands among others: what was past a limit comes first.
    fileprivate var place: (Int, String, String) {
        (limits.allSatisfy(\.crossings.runs.isEmpty) ? 1 : 0, metric, subject.rawValue)
    }

    /// The metric that it is made of: growth has the name of its metric with a suffix.
    fileprivate func base(in policy: RolloutPolicy) -> String {
        policy.metrics[metric] == nil && metric.hasSuffix("_growth") ? String(metric.dropLast("_growth".count)) : metric
    }
}
