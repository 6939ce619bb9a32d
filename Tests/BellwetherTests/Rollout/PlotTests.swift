import Rollout
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A plot over time` {
    private func axis(_ seconds: Int64) -> TimeAxis {
        TimeAxis(start: Moment(seconds: 0), end: Moment(seconds: seconds), form: .seconds)
    }

    /// One evaluation a second; nil where nothing was found.
    private func line(_ values: [Double?]) -> (line: TracedLine, times: [Moment]) {
        var line = TracedLine()
        for (tick, value) in values.enumerated() { if let value { line.add(value, at: tick) } }
        return (line, values.indices.map { Moment(seconds: Int64($0)) })
    }

    private func path(_ values: [Double?], mostPoints: Int = 1_000) -> String {
        let (line, times) = line(values)
        let range = ValueAxis([0, 100])
        return PlotPath(line, times, axis(Int64(values.count - 1)), range, mostPoints: mostPoints).text
    }

    @Test func `goes from corner to corner, and from zero up to a little more than all values`() {
        #expect(ValueAxis([0, 96]).most == 104)
        #expect(path([0, 100, 50]) == "M0 640h0l500-591l500 296")
    }

    @Test func `has a gap where data were missing, and a dot for a point of its own`() {
        #expect(path([0, 0, nil, nil, 0]) == "M0 640h0l250 0M1000 640h0")
    }

    @Test func `holds each step until the next, and the last one to the end`() {
        let (line, times) = line([0, 100, nil])
        let path = PlotPath(
            steps: line, times, axis(2), ValueAxis([0, 100]), end: Moment(seconds: 2), mostPoints: 10)
        #expect(path.text == "M0 640h500v-591h500")
    }

    @Test func `keeps the peak of a hundred thousand points, and no more than can be seen`() {
        var values: [Double?] = Array(repeating: 1, count: 100_000)
        values[12_345] = 100
        let path = path(values, mostPoints: 300)
        #expect(path.contains("-585"))
        #expect(path.utf8.count < 3_000)
    }

    @Test func `shows limits unless they would flatten the line`() {
        #expect(ValueAxis([50], limits: [100]).covers(100))
        #expect(!ValueAxis([50], limits: [500]).covers(500))
        #expect(ValueAxis([0], limits: [500]).covers(500))
        #expect(ValueAxis([-5], limits: [-8]).covers(-8))
    }

    @Test(arguments: [[], [0], [7], [-1], [1e308, -1e308], [.leastNonzeroMagnitude], [1e-12, 2e-12]] as [[Double]])
    func `copes with what never changes, is huge or is tiny`(values: [Double]) {
        let axis = ValueAxis(values)
        #expect(axis.least < axis.most)
        #expect(axis.ticks.count <= 6)
        #expect((values + axis.ticks).allSatisfy { (0...1).contains(axis.share($0)) })
    }

    @Test func `has round values beside it`() {
        #expect(ValueAxis([0, 96]).ticks == [0, 50, 100])
        #expect(ValueAxis([0, 0.0009]).ticks.count == 5)
    }

    @Test func `has round times below it, in the words of its history`() {
        #expect(axis(19_800).ticks.map(\.label) == ["0s", "1h", "2h", "3h", "4h", "5h"])
        #expect(axis(400).ticks.map(\.label) == ["0s", "2m", "4m", "6m"])
        #expect(axis(0).ticks.map(\.label) == ["0s"])
        let start = Moment(iso8601: "2026-01-01T22:15:00Z") ?? Moment(seconds: 0)
        let night = TimeAxis(start: start, end: start + .hours(3), form: .iso8601)
        #expect(night.ticks.map(\.label) == ["22:30", "23:00", "23:30", "00:00", "00:30", "01:00"])
        let weeks = TimeAxis(start: start, end: start + .hours(24 * 30), form: .iso8601)
        #expect(weeks.ticks.first?.label == "2026-01-08")
    }

    @Test func `marks runs of evaluations within its width, those that nobody can tell apart as one`() {
        var ticks = TickRuns()
        for tick in [0, 2, 4, 5_000, 9_000, 9_001, 10_000] { ticks.add(tick) }
        let spans = axis(10_000).spans(ticks, (0...10_000).map { Moment(seconds: Int64($0)) })
        #expect(spans.map(\.lowerBound) == [0, 0.5, 0.9, 0.996])
        #expect(spans.last?.upperBound == 1)
    }

    @Test func `has no more times below it than there is room for, whatever it covers`() {
        for end in [1, 59, 86_400, 10_000_000, Int64.max / 1_000] {
            let axis = TimeAxis(start: Moment(milliseconds: -1), end: Moment(seconds: end), form: .iso8601)
            #expect((1...7).contains(axis.ticks.count), "\(end)")
        }
        let all = TimeAxis(start: Moment(milliseconds: .min), end: Moment(milliseconds: .max), form: .seconds)
        #expect(all.ticks.count <= 7 && all.share(Moment(seconds: 0)) <= 1)
    }
}
