import Rollout

/// The line of a plot as a path, on a grid of its own that is stretched to the plot.
struct PlotPath {
    static let width = 1_000
    static let height = 640

    /// How it is written.
    private(set) var text = ""
    private var place: (x: Int, y: Int)?

    /// A line from point to point, with gaps where the series had no data.
    ///
    /// - Parameters:
    ///   - line: What was found.
    ///   - times: When the evaluations were.
    ///   - mostPoints: About how many corners it may have; of what lies closer the lowest and the highest point are
    ///     drawn.
    init(_ line: TracedLine, _ times: [Moment], _ time: TimeAxis, _ values: ValueAxis, mostPoints: Int) {
        let column = max(1, Self.width * 3 / max(3, mostPoints))
        var part: [(x: Int, y: Int)] = []
        var last: (tick: Int, x: Int)?
        for point in line.points {
            let spot = (x: Self.x(times[point.tick], time), y: Self.y(point.value, values))
            // What is narrower than a column cannot be seen as a gap.
            let isGap = last.map { point.tick > $0.tick + 1 && spot.x - $0.x >= column } ?? true
            if isGap || part.first.map({ spot.x / column != $0.x / column }) == true {
                draw(part)
                part = []
            }
            if isGap { place = nil }
            part.append(spot)
            last = (point.tick, spot.x)
        }
        draw(part)
    }

    /// A line that holds until the next point, and to an end.
    init(
        steps line: TracedLine, _ times: [Moment], _ time: TimeAxis, _ values: ValueAxis, end: Moment, mostPoints: Int
    ) {
        let size = line.points.count / max(1, mostPoints) + 1
        for index in stride(from: 0, to: line.points.count, by: size) {
            let point = line.points[index]
            let spot = (x: Self.x(times[point.tick], time), y: Self.y(point.value, values))
            if let place { text += "h\(spot.x - place.x)v\(spot.y - place.y)" } else { text += "M\(spot.x) \(spot.y)" }
            place = spot
        }
        if let place { text += "h\(max(0, Self.x(end, time) - place.x))" }
    }

    /// Draws the points of one column.
    private mutating func draw(_ part: [(x: Int, y: Int)]) {
        guard let first = part.first, let last = part.last else { return }
        go(to: first)
        if part.count > 2 {
            let low = part.indices.min { part[$0].y < part[$1].y } ?? 0
            let high = part.indices.max { part[$0].y < part[$1].y } ?? 0
            for index in [min(low, high), max(low, high)] { go(to: part[index]) }
        }
        if part.count > 1 { go(to: last) }
    }

    private mutating func go(to spot: (x: Int, y: Int)) {
        if let place {
            if place == spot { return }
            text += "l\(spot.x - place.x)\(spot.y < place.y ? "" : " ")\(spot.y - place.y)"
        } else {
            // A point of its own is a dot.
            text += "M\(spot.x) \(spot.y)h0"
        }
        place = spot
    }

    private static func x(_ moment: Moment, _ time: TimeAxis) -> Int {
        Int((time.share(moment) * Double(width)).rounded())
    }

    private static func y(_ value: Double, _ values: ValueAxis) -> Int {
        Int(((1 - values.share(value)) * Double(height)).rounded())
    }
}
