#if YAML
import JSONText
import Rollout
import TestServers
import Testing

@testable import RolloutImport

@Suite(.timeLimit(.minutes(1))) struct `The pace of a drafted policy` {
    private func pace(_ seconds: [Int64], look: Int64? = nil) -> Pace {
        var pace = Pace()
        for second in seconds {
            pace.wait(.seconds(second), PolicyNode(foreign: .null, path: [.member("pause")]), "steps")
        }
        if let look { pace.look(each: .seconds(look)) }
        return pace
    }

    @Test(
        arguments: [
            ([], nil, 60), ([300], nil, 60), ([90], nil, 45), ([90, 60], nil, 30), ([45], nil, 45), ([2, 60], nil, 2),
            ([1], nil, 1), ([7, 61], nil, 5), ([97], nil, 5), ([300], 45, 30), ([], 10, 10), ([600, 35], nil, 5),
            ([0, 120], nil, 60),
        ] as [([Int64], Int64?, Int64)])
    func `divides all waits by the longest interval that is sensible`(waits: [Int64], look: Int64?, expected: Int64) {
        #expect(pace(waits, look: look).interval == .seconds(expected))
    }

    @Test func `is never beyond its bounds, and exact wherever the waits have a common part of five seconds`() {
        var random = SeededGenerator(seed: 62)
        for _ in 0..<caseCount(2_000) {
            let part = Int64.random(in: 1...20, using: &random)
            let waits = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                part * Int64.random(in: 1...100, using: &random)
            }
            let interval = pace(waits).interval.milliseconds
            let isExact = waits.allSatisfy { $0 * 1_000 % interval == 0 }
            #expect((1_000...60_000).contains(interval), "\(waits)")
            #expect(isExact || part < 5, "\(waits)")
            #expect(interval >= min(5_000, (waits.min() ?? 0) * 1_000), "\(waits)")
        }
    }
}
#endif
