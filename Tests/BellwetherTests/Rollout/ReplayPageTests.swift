import JSONText
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

    @Test func `shows the verdicts one beside the other`() throws {
        let policy = try RolloutPolicy(
            try JSONValue(
                reading: #"""
                    {"apiVersion": "rollout/v1", "name": "shop", "metrics": {"errors": {"kind": "counter"}},
                     "steps": [{"setWeight": 100, "bakeTime": "1h"}],
                     "triggers": [{"when": "errors > 5", "action": "rollback"}]}
                    """#))
        let lines = (0...8).map { #"{"at":\#($0 * 60),"metric":"errors","value":\#($0)}"# }
        let history = try RecordedHistory(reading: Array(lines.joined(separator: "\n").utf8))
        var (journey, trace) = (Journey(), ReplayTrace())
        _ = policy.replay(history.lines) { decision in
            journey.take(decision)
            trace.take(decision)
            return true
        }
        let page = ReplayPage(policy: "shop", journey: journey, trace: trace, times: history.times).html
        #expect(page.contains("<rect class=\"advance\" x=\"0\"") && page.contains("<rect class=\"rollback\" x=\"720\""))
        #expect(page.contains("candidate.errors, limits 5"))
    }

    @Test func `cannot be made to run what a name says`() {
        let page = ReplayPage(policy: "<script>&", journey: Journey(), trace: ReplayTrace(), times: .seconds)
        #expect(page.html.contains("<h1>&lt;script&gt;&amp;</h1>") && !page.html.contains("<script"))
    }
}
