import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The kept points of a series` {
    private func series(_ times: [Int64]) -> SeriesState {
        var series = SeriesState()
        for time in times {
            _ = series.append(
                at: Moment(milliseconds: time), value: Double(time), samples: 1, evaluation: 1, watermark: .distantPast)
        }
        return series
    }

    @Test func `are the same in whatever order the points of one input come`() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<caseCount(500) {
            let times = Set((0..<12).map { _ in Int64.random(in: 0...10_000_000, using: &random) }).sorted()
            let shuffled = series(times.shuffled(using: &random))
            #expect(shuffled == series(times) && shuffled.points.count == times.count)
        }
    }

    @Test func `are so many at most, however late they come`() {
        let most = Int64(SeriesState.mostPoints)
        let series = series((0..<most).map { $0 * 2 } + (most - 9..<most).map { $0 * 2 - 1 })
        #expect(series.points.count == SeriesState.mostPoints && series.points.first?.offset == 18)
    }

    @Test func `leave out what lies too far back to be told from the newest`() {
        let farBack = series([10_000_000_000, 0])
        #expect(farBack.points.count == 1 && farBack.newest == Moment(milliseconds: 10_000_000_000))
    }
}
