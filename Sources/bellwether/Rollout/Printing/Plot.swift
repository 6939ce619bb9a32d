import Rollout

/// A line over time, as SVG.
struct Plot {
    /// A value at a moment.
    struct Point {
        var at: Moment
        var value: Double
    }

    static let width = 960.0
    private static let height = 120.0
    /// More points than this are not seen on a screen.
    private static let mostPoints = 2_000

    /// The time that the plot covers.
    let time: ClosedRange<Moment>
    /// The line, in order of time.
    let points: [Point]
    /// Lines that it must not cross.
    var limits: [Double] = []
    /// Whether a value holds until the next one.
    var isStepped = false
    /// What the plot reaches up to at least.
    var top = 0.0

    /// The element.
    var svg: String {
        let highest = points.map(\.value).reduce(top, max)
        // A limit far above the line would flatten it.
        let visible = limits.filter { $0 <= highest * 4 || highest == 0 }
        let most = visible.reduce(highest, max) * 1.05
        let least = min(0, points.map(\.value).reduce(0, min))
        let place = { (value: Double) in
            (Self.height * (1 - (value - least) / max(most - least, .leastNormalMagnitude))).placeText
        }
        var path = ""
        for point in thinned {
            let (x, y) = (Self.x(point.at, in: time).placeText, place(point.value))
            path += path.isEmpty ? "M\(x) \(y)" : isStepped ? "H\(x)V\(y)" : "L\(x) \(y)"
        }
        let lines = visible.map { limit in
            let y = place(limit)
            return "<line class=\"limit\" x1=\"0\" x2=\"\(Self.width.placeText)\" y1=\"\(y)\" y2=\"\(y)\"/>"
        }
        return """
            <svg viewBox="0 0 \(Self.width.placeText) \(Self.height.placeText)" preserveAspectRatio="none">\
            \(lines.joined())<path d="\(path)"/></svg>
            """
    }

    /// The horizontal place of a moment.
    static func x(_ moment: Moment, in time: ClosedRange<Moment>) -> Double {
        let length = max(1, (time.upperBound - time.lowerBound).milliseconds)
        return width * Double((moment - time.lowerBound).milliseconds) / Double(length)
    }

    /// The lowest and the highest point of each part, so that no peak is lost.
    private var thinned: [Point] {
        guard points.count > Self.mostPoints else { return points }
        let size = points.count * 2 / Self.mostPoints + 1
        return stride(from: 0, to: points.count, by: size).flatMap { start -> [Point] in
            let part = points[start..<min(start + size, points.count)]
            let extremes = [part.min { $0.value < $1.value }, part.max { $0.value < $1.value }].compactMap(\.self)
            return extremes.sorted { $0.at < $1.at }
        }
    }
}

extension Double {
    /// As a place in a plot, to a tenth.
    var placeText: String { ((self * 10).rounded() / 10).plainText }
}
