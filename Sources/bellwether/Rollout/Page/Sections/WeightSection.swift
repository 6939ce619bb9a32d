import ASCIIText
import Rollout

/// The candidate's share of the traffic.
struct WeightSection: PageSection {
    let trace: ReplayTrace
    let time: TimeAxis
    let times: PageTimes

    let name = "weight"
    let title = "Weight"

    /// Labels that are closer than this, as a share of the width and in pixels, would lie on one another, on a narrow
    /// screen or on any.
    private static let room = (narrow: 0.11, any: 0.045, height: 14)

    var content: HTML {
        let points = trace.weights.points
        let values = ValueAxis(points.map(\.value), top: 100)
        let path = PlotPath(steps: trace.weights, trace.times, time, values, end: time.end, mostPoints: 500)
        let plot = Plot(
            name: name, title: "The candidate's share of the traffic over time",
            description: "One line that steps from weight to weight. \(summary)", time: time, values: values,
            text: { "\($0.plainText) %" }, lines: [Plot.Line(style: "found", path: path)], labels: labels(values))
        return """
            <figure>\(plot.html)<figcaption>The candidate's share of the traffic, in percent, over \(time.title). \
            \(summary)</figcaption></figure>
            """
    }

    private var summary: String {
        let points = trace.weights.points
        let most = 12
        let steps = points.prefix(most).map { "\($0.value.plainText) % from \(times.shortText(trace.times[$0.tick]))" }
        let rest = points.count > most ? ", and \(points.count - most) changes more" : ""
        return steps.isEmpty ? "Nothing was decided." : steps.joined(separator: ", ") + rest + "."
    }

    /// What each step comes to, where there is room for it.
    private func labels(_ values: ValueAxis) -> [HTML] {
        var placed: [(share: Double, y: Int)] = []
        var labels: [HTML] = []
        for point in trace.weights.points {
            let (share, y) = (time.share(trace.times[point.tick]), Plot.place(point.value, values))
            let gap = placed.filter { abs(y - $0.y) < Self.room.height }.map { share - $0.share }.min() ?? 1
            guard gap >= Self.room.any, placed.count < 40, placed.count > 0 || point.value > 0 else { continue }
            placed.append((share, y))
            let style = (share > 0.9 ? "label end" : "label") + (gap < Self.room.narrow ? " tight" : "")
            labels.append(
                "<text class=\"\(style)\" x=\"\(share.percentText)\" y=\"\(y - 5)\">\(point.value.plainText) %</text>")
        }
        return labels
    }
}
