import Foundation
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
        let most = SeriesState.mostPoints
        let room = most / 8
        let times = (0..<Int64(most + room)).map { $0 * 2 }
        let full = series(times)
        #expect(full.points.count == most && full.points.first?.offset == UInt32(room * 2))
        let early = times.dropLast(9)
        let late = series(early + early.suffix(9).map { $0 - 1 })
        #expect(late.points.count == most && late.points.first?.offset == UInt32(room * 2))
    }

    @Test func `keep their order when what was stored had none`() throws {
        let stored = Data("[1000000,4294967295,1.0,1,4294967295,2.0,1,0,1.0,1]".utf8)
        var series = try JSONDecoder().decode(SeriesState.self, from: stored)
        #expect(series.points.map(\.offset) == [.max])
        _ = series.append(
            at: Moment(milliseconds: 999_000), value: 1, samples: 1, evaluation: 1, watermark: .distantPast)
        #expect(series.points.map(\.offset) == series.points.map(\.offset).sorted())
    }

    @Test func `leave out what lies too far back to be told from the newest`() {
        let farBack = series([10_000_000_000, 0])
        #expect(farBack.points.count == 1 && farBack.newest == Moment(milliseconds: 10_000_000_000))
    }
}
