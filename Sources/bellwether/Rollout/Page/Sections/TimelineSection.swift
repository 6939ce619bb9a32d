import Rollout

/// What was decided, and what was wrong, one below the other over time.
struct TimelineSection: PageSection {
    let journey: Journey
    let trace: ReplayTrace
    let time: TimeAxis
    let times: PageTimes

    let name = "timeline"
    let title = "Verdicts and incidents"

    private static let laneHeight = 40
    private static let mostLanes = 12
    private static let mostRows = 50

    var content: HTML {
        let incidents = trace.incidents.prefix(Self.mostLanes)
        let lanes = [verdicts] + incidents.enumerated().map { lane(of: $0.element, $0.offset + 1) }
        let height = lanes.count * Self.laneHeight
        return """
            <figure><svg class="plot" role="img" aria-labelledby="lanes-title lanes-text" width="100%" height="\(height)">\
            <title id="lanes-title">Verdicts and incidents over time</title>\
            <desc id="lanes-text">The first lane has a piece for each verdict; below it is a lane for each incident. \
            \(summary)</desc>
            \(pieces: lanes)
            \(time.marks(below: height))</svg>
            <ul class="legend">\(pieces: legend, by: "")</ul>
            <figcaption>Over \(time.title). \(summary)</figcaption></figure>
            \(table)
            """
    }

    private var summary: String {
        let count = trace.incidents.count
        let incidents = count == 0 ? "no incident" : count == 1 ? "one incident" : "\(count) incidents"
        return "\(journey.turns.count) changes, \(incidents). All changes are in the last table of the page."
    }

    private var verdicts: HTML {
        let pieces = VerdictPieces(journey.turns, time).pieces.map { piece -> HTML in
            let width = piece.end - piece.start
            let rect: HTML = """
                <rect class="\(piece.verdict.rawValue)" x="\(piece.start.percentText)" width="\(width.percentText)" y="16" \
                height="18"/>
                """
            // Where there is no room the legend has to do.
            guard width >= 0.1 else { return rect }
            let style = width < 0.3 ? "label tight" : "label"
            return """
                \(rect)<text class="\(style)" x="\((piece.start + 0.01).percentText)" y="29">\(piece.verdict.rawValue)</text>
                """
        }
        return "<text class=\"lane\" y=\"11\">verdict</text>\(pieces: pieces, by: "")"
    }

    private func lane(of incident: TracedIncident, _ number: Int) -> HTML {
        let top = number * Self.laneHeight
        let (start, end) = (
            time.share(trace.times[incident.ticks.lowerBound]), time.share(trace.times[incident.ticks.upperBound])
        )
        return """
            <text class="lane" y="\(top + 11)">\(incident.severity.rawValue) \(incident.incident.cause)</text>\
            <rect class="incident" x="\(start.percentText)" width="\(max(end - start, 0.004).percentText)" y="\(top + 16)" \
            height="18"/>
            """
    }

    private var legend: [HTML] {
        let met = Set(journey.turns.map(\.verdict))
        return RolloutVerdict.allCases.filter(met.contains).map { verdict in
            """
            <li><svg width="28" height="14" aria-hidden="true"><rect class="\(verdict.rawValue)" width="28" height="14"/></svg> \
            \(verdict.rawValue)</li>
            """
        }
    }

    private var table: HTML {
        guard !trace.incidents.isEmpty else { return "" }
        let rows = trace.incidents.prefix(Self.mostRows).map { traced in
            let isOpen = traced.ticks.upperBound == trace.times.count - 1
            let end: HTML = isOpen ? "still open" : times.html(trace.times[traced.ticks.upperBound + 1])
            return PageTable.Row(cells: [
                "\(traced.incident.cause)", "\(traced.severity.rawValue)", times.html(traced.incident.since), end,
                traced.incident.acceptedBy.map { "\($0)" },
            ])
        }
        let rest = trace.incidents.count - rows.count
        let caption = rest > 0 ? "Incidents; \(rest) more followed" : "Incidents"
        return PageTable(
            caption: caption, headings: ["cause", "severity", "since", "until", "accepted by"], rows: rows
        ).html
    }
}
