import ASCIIText
import Rollout

/// Lines over time, as SVG. Places from left to right are shares of its width, so that text keeps its size on any
/// screen.
struct Plot {
    /// A line, and how it is drawn.
    struct Line {
        var style: String
        var path: PlotPath
    }

    static let height = 160

    /// Where its names begin; no other plot's do.
    let name: String
    /// What it is, for those who hear the page.
    let title: String
    /// What is drawn in it.
    let description: String
    let time: TimeAxis
    let values: ValueAxis
    /// A value with its unit.
    let text: (Double) -> String
    var lines: [Line] = []
    /// What lies below the lines.
    var ground: [HTML] = []
    /// What lies above them.
    var labels: [HTML] = []

    /// The element.
    var html: HTML {
        """
        <svg class="plot" role="img" aria-labelledby="\(name)-title \(name)-text" width="100%" height="\(Self.height)">\
        <title id="\(name)-title">\(title)</title><desc id="\(name)-text">\(description)</desc>
        \(pieces: values.ticks.map(scale) + ground, by: "")
        <svg viewBox="0 0 \(PlotPath.width) \(PlotPath.height)" preserveAspectRatio="none" width="100%" \
        height="\(Self.height)">\(pieces: lines.map(draw), by: "")</svg>
        \(pieces: labels, by: "")\(time.marks(below: Self.height))</svg>
        """
    }

    private func draw(_ line: Line) -> HTML { "<path class=\"\(line.style)\" d=\"\(path: line.path)\"/>" }

    private func scale(_ value: Double) -> HTML {
        let place = Self.place(value, values)
        return """
            <line class="scale" x2="100%" y1="\(place)" y2="\(place)"/>\
            <text class="value" x="-6" y="\(place + 4)">\(text(value))</text>
            """
    }

    /// How far a value is from the top.
    static func place(_ value: Double, _ values: ValueAxis) -> Int {
        Int(((1 - values.share(value)) * Double(height)).rounded())
    }

    /// Marks some time, from the top to the bottom.
    static func band(_ span: ClosedRange<Double>, _ style: String) -> HTML {
        let (x, width) = (span.lowerBound.percentText, (span.upperBound - span.lowerBound).percentText)
        return "<rect class=\"\(style)\" x=\"\(x)\" width=\"\(width)\" height=\"\(height)\"/>"
    }

    /// Marks when the weight changed, unless that was too often.
    static func shifts(_ weights: TracedLine, _ times: [Moment], _ time: TimeAxis) -> [HTML] {
        guard weights.points.count <= 40 else { return [] }
        return weights.points.dropFirst().map { point in
            let x = time.share(times[point.tick]).percentText
            return "<line class=\"shift\" x1=\"\(x)\" x2=\"\(x)\" y2=\"\(height)\"/>"
        }
    }
}

extension TimeAxis {
    /// The labels below a plot.
    func marks(below height: Int) -> HTML {
        let marks = ticks.enumerated().map { index, tick -> HTML in
            let x = tick.share.percentText
            let style = index.isMultiple(of: 2) ? "time" : "time odd"
            return """
                <line class="mark" x1="\(x)" x2="\(x)" y1="\(height)" y2="\(height + 4)"/>\
                <text class="\(style)" x="\(x)" y="\(height + 16)">\(tick.label)</text>
                """
        }
        return "\(pieces: marks, by: "")"
    }
}

extension HTML.Interpolation {
    /// A path is nothing but numbers, and longer than any text.
    mutating func appendInterpolation(path: PlotPath) { appendLiteral(path.text) }
}

extension Double {
    /// A share as a place in a plot, to a tenth of a percent.
    var percentText: String { "\(((self * 1_000).rounded() / 10).plainText)%" }
}
