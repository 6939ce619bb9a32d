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
    private static let mostRows = 20

    var content: HTML {
        let lanes = [verdicts] + incidentLanes.enumerated().map { lane(of: $0.element, $0.offset + 1) }
        let height = lanes.count * Self.laneHeight
        return """
            <figure><svg class="plot" role="img" aria-labelledby="lanes-title lanes-text" width="100%" \
            height="\(height)"><title id="lanes-title">Verdicts and incidents over time</title>\
            <desc id="lanes-text">The first lane has a piece for each verdict; below it is a lane for each incident. \
            \(summary)</desc>
            \(pieces: lanes)
            \(time.marks(below: height))</svg>
            \(legend)
            <figcaption>Over \(time.title). \(summary)</figcaption></figure>
            \(table)
            """
    }

    private var summary: String {
        let count = trace.incidents.count
        let incidents = count == 0 ? "no incident" : count == 1 ? "one incident" : "\(count) incidents"
        return "\(journey.turns.count) changes, \(incidents). The changes are in the last table of the page."
    }

    private var verdicts: HTML {
        let pieces = VerdictPieces(journey.turns, time).pieces.map { piece -> HTML in
            let bar = bar(piece.verdict.rawValue, piece.start, piece.end, top: 0)
            let width = piece.end - piece.start
            // Where there is no room the legend has to do.
            guard width >= 0.1 else { return bar }
            let style = width < 0.3 ? "label tight" : "label"
            let x = (piece.start + 0.01).percentText
            return "\(bar)<text class=\"\(style)\" x=\"\(x)\" y=\"29\">\(piece.verdict.rawValue)</text>"
        }
        return "<text class=\"lane\" y=\"11\">verdict</text>\(pieces: pieces, by: "")"
    }

    /// The incidents of one cause share a lane.
    private var incidentLanes: [(cause: String, severity: Severity, ticks: TickRuns)] {
        var lanes: [(cause: String, severity: Severity, ticks: TickRuns)] = []
        for traced in trace.incidents {
            let place = lanes.firstIndex { $0.cause == traced.incident.cause } ?? lanes.endIndex
            if place == Self.mostLanes { continue }
            if place == lanes.endIndex { lanes.append((traced.incident.cause, traced.severity, TickRuns())) }
            lanes[place].severity = min(lanes[place].severity, traced.severity)
            lanes[place].ticks.add(traced.ticks)
        }
        return lanes
    }

    private func lane(of lane: (cause: String, severity: Severity, ticks: TickRuns), _ number: Int) -> HTML {
        let top = number * Self.laneHeight
        let bars = time.spans(lane.ticks, trace.times).map { bar("incident", $0.lowerBound, $0.upperBound, top: top) }
        return """
            <text class="lane" y="\(top + 11)">\(lane.severity.rawValue) \(lane.cause)</text>\(pieces: bars, by: "")
            """
    }

    private func bar(_ style: String, _ start: Double, _ end: Double, top: Int) -> HTML {
        let (x, width) = (start.percentText, (end - start).percentText)
        return "<rect class=\"\(style)\" x=\"\(x)\" width=\"\(width)\" y=\"\(top + 16)\" height=\"18\"/>"
    }

    private var legend: HTML {
        let met = Set(journey.turns.map(\.verdict))
        let verdicts = RolloutVerdict.allCases.filter(met.contains).map(\.rawValue)
        return PageLegend(items: verdicts.map { (PageLegend.area($0), $0) }).html
    }

    private var table: HTML {
        guard !trace.incidents.isEmpty else { return "" }
        let rows = trace.incidents.prefix(Self.mostRows).map { traced in
            let end = traced.ticks.upperBound + 1
            return PageTable.Row(cells: [
                "\(traced.incident.cause)", "\(traced.severity.rawValue)", times.html(traced.incident.since),
                end < trace.times.count ? times.html(trace.times[end]) : "still open",
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
