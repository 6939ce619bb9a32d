import Rollout
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A page about a replay` {
    private func points(_ values: [Double]) -> [Plot.Point] {
        values.enumerated().map { Plot.Point(at: Moment(seconds: Int64($0.offset)), value: $0.element) }
    }

    @Test func `draws a line between the corners of its plot`() {
        let time = Moment(seconds: 0)...Moment(seconds: 2)
        let plot = Plot(time: time, points: points([0, 100, 50]), limits: [50])
        #expect(plot.svg.contains("<path d=\"M0 120L480 5.7L960 62.9\"/>"))
        #expect(plot.svg.contains("y1=\"62.9\""))
        let steps = Plot(time: time, points: points([0, 100, 100]), isStepped: true)
        #expect(steps.svg.contains("<path d=\"M0 120H480V5.7H960V5.7\"/>"))
    }

    @Test func `draws what never changes, one point, and nothing`() {
        let time = Moment(seconds: 0)...Moment(seconds: 0)
        for values in [[], [0], [7]] as [[Double]] {
            let svg = Plot(time: time, points: points(values)).svg
            #expect(!svg.contains("nan") && !svg.contains("inf"))
        }
    }

    @Test func `keeps the peak of a million points`() {
        var values = Array(repeating: 1.0, count: 1_000_000)
        values[123_456] = 10
        let plot = Plot(time: Moment(seconds: 0)...Moment(seconds: 999_999), points: points(values))
        #expect(plot.svg.contains(" 5.7L"))
        #expect(plot.svg.utf8.count < 50_000)
    }

    @Test func `cannot be made to run what a name says`() {
        let page = ReplayPage(policy: "<script>&", journey: Journey(), trace: ReplayTrace(), times: .seconds)
        #expect(page.html.contains("<h1>&lt;script&gt;&amp;</h1>") && !page.html.contains("<script"))
    }
}
