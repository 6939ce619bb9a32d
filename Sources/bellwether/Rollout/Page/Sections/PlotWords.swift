import Rollout

/// What a plot shows, in words.
struct PlotWords {
    let series: TracedSeries
    let sentences: [String: String]
    /// When each evaluation was.
    let times: [Moment]
    let form: PageTimes
    let axis: ValueAxis
    /// A value with its unit.
    let text: (Double) -> String

    /// As many runs are named; the rest are counted.
    private static let mostRuns = 3

    /// The lowest, the highest and the last value, and where data were missing.
    var summary: String {
        let line = series.line
        guard let lowest = line.lowest, let highest = line.highest, let last = line.points.last else {
            return "No data."
        }
        var sentence = "Lowest \(at(lowest)), highest \(at(highest)), last \(at(last))."
        if let stable = series.stable.points.last { sentence += " On stable last \(at(stable))." }
        if !series.missing.runs.isEmpty { sentence += " Without data \(list(series.missing))." }
        return sentence
    }

    /// A line for each limit: which rule, and when it was crossed.
    var limits: [HTML] {
        series.limits.map { limit in
            let values = limit.line.points.map(\.value)
            let number = text((values.last ?? 0).legible)
            let moved =
                Set(values).count > 1
                ? ", from \(text((values.min() ?? 0).legible)) to \(text((values.max() ?? 0).legible))" : ""
            let sentence: HTML = sentences[limit.rule].map { " <q>\($0)</q>" } ?? ""
            let place = values.contains(where: axis.covers) ? "" : ", not on the plot"
            let crossed = limit.crossings.runs.isEmpty ? "never crossed" : "crossed \(list(limit.crossings))"
            return "<li>Limit \(number)\(moved)\(place) (\(limit.rule)\(sentence)): \(crossed).</li>"
        }
    }

    private func at(_ point: TracedLine.Point) -> String {
        "\(text(point.value.legible)) at \(form.shortText(times[point.tick]))"
    }

    private func list(_ ticks: TickRuns) -> String {
        let named = ticks.runs.prefix(Self.mostRuns).map { run in
            let (start, end) = (form.shortText(times[run.lowerBound]), form.shortText(times[run.upperBound]))
            return run.count == 1 ? "at \(start)" : "from \(start) to \(end)"
        }
        let rest = ticks.runs.count - named.count
        return named.joined(separator: ", ") + (rest > 0 ? ", and \(rest) times more" : "")
    }
}

extension Double {
    /// To four significant digits: nobody compares more in a sentence.
    fileprivate var legible: Double {
        guard isFinite, self != 0 else { return self }
        var power = 1.0
        while magnitude * power < 1_000, power < 1e290 { power *= 10 }
        return (self * power).rounded() / power
    }
}
