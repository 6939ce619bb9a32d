import TestServers
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `The pressure on a pool` {
    private let start = ContinuousClock.now

    /// Whether the pool counts as saturated after each second's sample.
    private func judge(_ samples: [Bool], every step: Duration = .seconds(1)) -> [Bool] {
        var pressure = PoolPressure(bound: .seconds(10))
        return samples.enumerated().map { index, isSaturated in
            pressure.take(isSaturated: isSaturated, at: start.advanced(by: step * index))
            return pressure.isHigh
        }
    }

    private func saturated(_ seconds: Int) -> [Bool] { Array(repeating: true, count: seconds) }
    private func free(_ seconds: Int) -> [Bool] { Array(repeating: false, count: seconds) }

    @Test func `is high once the bound has passed, not a sample earlier`() {
        #expect(judge(saturated(13)).firstIndex(of: true) == 10)
    }

    @Test(arguments: [(9, 4), (5, 5), (1, 1), (8, 3), (2, 8)])
    func `is never high with spikes, however many`(busy: Int, quiet: Int) {
        let spikes = (0..<20).flatMap { _ in saturated(busy) + free(quiet) }
        #expect(!judge(spikes).contains(true))
    }

    @Test func `is high although a connection is free for a moment`() {
        #expect(judge(saturated(6) + free(1) + saturated(6)).last == true)
    }

    @Test func `is over only when half of the bound is left in the window`() {
        let after = Array(judge(saturated(30) + free(12)).suffix(12))
        #expect(after.firstIndex(of: false) == 8)
        // In between it does not toggle.
        let wavering = judge(saturated(30) + (0..<40).map { $0.isMultiple(of: 3) })
        #expect(wavering.contains(true) && zip(wavering, wavering.dropFirst()).filter { $0 != $1 }.count <= 2)
    }

    @Test func `knows nothing of a time in which nobody looked`() {
        #expect(!judge(saturated(4), every: .seconds(60)).contains(true))
    }

    @Test func `agrees with counting tenths of seconds`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<min(caseCount(300), 20_000) {
            var pressure = PoolPressure(bound: .seconds(10))
            var tenths: [Bool] = []
            var isHigh = false
            var isSaturated = false
            for _ in 0..<60 {
                if Int.random(in: 0..<6, using: &random) == 0 { isSaturated.toggle() }
                // Each tenth that has passed had the state of the sample before; none lies further apart than 2.5 s.
                pressure.take(isSaturated: isSaturated, at: start.advanced(by: .milliseconds(100 * tenths.count)))
                let busy = tenths.suffix(125).filter(\.self).count
                isHigh = isHigh ? busy > 50 : busy >= 100
                #expect(pressure.isHigh == isHigh)
                tenths += Array(repeating: isSaturated, count: Int.random(in: 1...25, using: &random))
            }
        }
    }
}
