import Rollout

/// A page of HTML about a replay: weight and metrics over time, and the table of what changed. It needs nothing from
/// elsewhere, and runs no script.
struct ReplayPage {
    let policy: String
    let journey: Journey
    let trace: ReplayTrace
    let times: RolloutDecision.TimeForm

    /// The text of the file.
    var html: String {
        let weights = trace.weights
        let time = (weights.first?.at ?? Moment(seconds: 0))...(weights.last?.at ?? Moment(seconds: 0))
        let plots = trace.series.sorted { $0.key < $1.key }.map { name, series in
            let limits = Set(series.limits.values).sorted()
            let title = "\(name), limits \(limits.map(\.plainText).joined(separator: ", "))"
            return figure(title, Plot(time: time, points: series.points, limits: limits))
        }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(policy.inHTML)</title><style>
            body { font: 14px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 70em; color: #222 }
            svg { width: 100%; height: 8em; background: #f6f6f6; overflow: visible } figure { margin: 1em 0 }
            path { fill: none; stroke: #15c; stroke-width: 2; vector-effect: non-scaling-stroke }
            .limit { stroke: #c33; stroke-dasharray: 6 4; vector-effect: non-scaling-stroke }
            table { border-collapse: collapse } td, th { padding: .2em .8em .2em 0; text-align: left; vertical-align: top }
            .band { height: 1em } rect { fill: currentColor }
            .hold { color: #777 } .advance { color: #25a } .complete { color: #070 } .pauseForApproval { color: #a60 }
            .rollback, .abort { color: #b00 }
            </style></head><body>
            <h1>\(policy.inHTML)</h1>
            <p>\((journey.lines(times).last ?? "nothing was decided").inHTML)</p>
            \(figure("weight in percent", Plot(time: time, points: weights, isStepped: true, top: 100)))
            <figure><figcaption>verdicts</figcaption>\(band(time))</figure>
            \(plots.joined(separator: "\n"))
            \(table)
            </body></html>
            """
    }

    private func figure(_ title: String, _ plot: Plot) -> String {
        "<figure><figcaption>\(title.inHTML)</figcaption>\(plot.svg)</figure>"
    }

    /// A coloured piece for each time between two changes.
    private func band(_ time: ClosedRange<Moment>) -> String {
        let ends = journey.turns.dropFirst().map(\.at) + [time.upperBound]
        let pieces = zip(journey.turns, ends).map { turn, end in
            let (start, end) = (Plot.x(turn.at, in: time), Plot.x(end, in: time))
            return """
                <rect class="\(turn.verdict.rawValue)" x="\(start.placeText)" width="\((end - start).placeText)" height="10">\
                <title>\(turn.cells(times).joined(separator: ", ").inHTML)</title></rect>
                """
        }
        return """
            <svg class="band" viewBox="0 0 \(Plot.width.placeText) 10" preserveAspectRatio="none">\(pieces.joined())</svg>
            """
    }

    private var table: String {
        let rows = journey.turns.map { turn in
            let cells = turn.cells(times).map { "<td>\($0.inHTML)</td>" }.joined()
            return "<tr class=\"\(turn.verdict.rawValue)\">\(cells)</tr>"
        }
        let heads = RolloutDecision.headings.map { "<th>\($0)</th>" }.joined()
        return "<table><tr>\(heads)</tr>\n\(rows.joined(separator: "\n"))\n</table>"
    }
}

extension String {
    /// As text of a page: what would begin an element or a reference is escaped.
    fileprivate var inHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
