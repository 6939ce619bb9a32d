import ASCIIText
import Rollout

/// One series with its limits, as a plot and in words.
struct MetricPlot {
    let series: TracedSeries
    /// Which plot of the page it is.
    let number: Int
    /// The metric that the series is made of; nil for one that the policy does not know.
    let metric: Metric?
    /// What each rule says.
    let sentences: [String: String]
    let trace: ReplayTrace
    let time: TimeAxis
    let times: PageTimes
    /// How many corners a line may have.
    let mostPoints: Int

    /// A heading, the plot, and what it shows.
    var html: HTML {
        let words = PlotWords(
            series: series, sentences: sentences, times: trace.times, form: times, axis: values,
            text: { text($0) + (isGrowth ? "/minute" : "") })
        return """
            <h3>\(series.subject == .candidate ? "" : "\(series.subject).")\(series.metric)</h3>
            <figure>\(plot(words).html)
            <figcaption>\(unit)\(words.summary)<ul>\(pieces: words.limits, by: "")</ul></figcaption></figure>
            """
    }

    private func plot(_ words: PlotWords) -> Plot {
        let drawn = limits.filter { values.covers($0.value) }
        let lines = drawn.map(line) + [moving(series.stable, "stable"), moving(series.line, "found")]
        return Plot(
            name: "metric-\(number)", title: "\(series.metric) of the \(series.subject) over time",
            description: words.summary, time: time, values: values, text: text, lines: lines,
            ground: Plot.shifts(trace.weights, trace.times, time) + crossings, labels: labels(drawn.map(\.value)))
    }

    private func moving(_ line: TracedLine, _ style: String) -> Plot.Line {
        Plot.Line(style: style, path: PlotPath(line, trace.times, time, values, mostPoints: mostPoints))
    }

    private func line(_ limit: (line: TracedLine, value: Double)) -> Plot.Line {
        let path = PlotPath(steps: limit.line, trace.times, time, values, end: time.end, mostPoints: mostPoints)
        return Plot.Line(style: "limit", path: path)
    }

    /// Each limit once, though several rules may have it, and what it was last.
    private var limits: [(line: TracedLine, value: Double)] {
        var limits: [(line: TracedLine, value: Double)] = []
        for limit in series.limits {
            guard let value = limit.line.points.last?.value else { continue }
            let isKnown =
                limit.line.points.count == 1 && limits.contains { $0.line.points.count == 1 && $0.value == value }
            if !isKnown { limits.append((limit.line, value)) }
        }
        return limits
    }

    private var values: ValueAxis {
        ValueAxis(
            [series.line, series.stable].flatMap { [$0.lowest, $0.highest].compactMap { $0?.value } },
            limits: limits.map(\.value))
    }

    /// When the series was past any limit.
    private var crossings: [HTML] {
        var ticks = TickRuns()
        for tick in series.limits.flatMap({ $0.crossings.runs.joined() }).sorted() { ticks.add(tick) }
        return time.spans(ticks, trace.times).map { Plot.band($0, "crossed") }
    }

    /// The limits that have room for a label, from the lowest.
    private func labels(_ limits: [Double]) -> [HTML] {
        var last = Int.max
        return limits.sorted().compactMap { limit in
            let y = Plot.place(limit, values)
            guard y <= last - 13 else { return nil }
            last = y
            return "<text class=\"label end\" x=\"100%\" y=\"\(y - 4)\">limit \(text(limit))</text>"
        }
    }

    private var isGrowth: Bool { metric.map { $0.name != series.metric } ?? false }

    private var unit: HTML {
        guard let metric else { return "" }
        let unit = metric.unit.map { $0 == .fraction ? "percent" : $0.description } ?? "plain numbers"
        return "In \(unit)\(isGrowth ? " a minute" : ""), over \(time.title). "
    }

    private func text(_ value: Double) -> String { metric?.text(value) ?? value.plainText }
}
