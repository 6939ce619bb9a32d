import Rollout
import Testing

@testable import RolloutTesting

@Suite(.timeLimit(.minutes(2))) struct `A model` {
    @Test(
        arguments: [
            (0.5, [0.5, 0.5, 0.5, 0.5, 0.5]),
            (.step(from: 1, to: 10, at: .minutes(2)), [1, 1, 10, 10, 10]),
            (.ramp(from: 100, to: 200, at: .minutes(1), over: .minutes(2)), [100, 100, 150, 200, 200]),
            (.ramp(from: 1, to: 2, at: .minutes(1), over: .zero), [1, 1, 2, 2, 2]),
            (.leak(from: 500, perMinute: 12), [500, 512, 524, 536, 548]),
            (.sawtooth(low: 10, high: 40, every: .minutes(3)), [10, 20, 30, 10, 20]),
            (.sawtooth(low: 10, high: 40, every: .zero), [10, 10, 10, 10, 10]),
        ] as [(Course, [Double])])
    func `follows its course`(course: Course, expected: [Double]) {
        #expect((0..<5).map { course.value(at: .minutes($0)) } == expected)
    }

    @Test func `of even traffic loses no fraction of a request`() {
        var random = SeededRandom(seed: 0)
        let counts = (0..<60).map {
            RequestRate.even(perMinute: 10).requests(
                from: .seconds(10 * $0), to: .seconds(10 * $0 + 10), share: 0.5, &random)
        }
        #expect(counts.reduce(0, +) == 50)
        #expect(Set(counts) == [0, 1])
        #expect(RequestRate.even(perMinute: .infinity).requests(from: .zero, to: .minutes(1), share: 1, &random) == 0)
    }

    @Test func `of latencies has its median and its tail`() throws {
        var random = SeededRandom(seed: 2)
        let model = LatencyModel.logNormal(median: 80, spread: 0.5)
        let times = (0..<20_000).map { _ in model.latency(at: .zero, &random) }
        let median = try #require(Percentile.r7.of(times, share: 0.5))
        let high = try #require(Percentile.r7.of(times, share: 0.99))
        #expect(abs(median / 80 - 1) < 0.03)
        // e to the 2.326 × 0.5.
        #expect(abs(high / (80 * 3.2) - 1) < 0.08)
    }

    @Test func `of two kinds of requests has both`() {
        var random = SeededRandom(seed: 2)
        let model = LatencyModel.bimodal(fast: 10, slow: 1_000, slowShare: 0.1, spread: 0.2)
        let times = (0..<10_000).map { _ in model.latency(at: .zero, &random) }
        let slow = times.count { $0 > 100 }
        #expect(abs(slow - 1_000) < 5 * 30)
        #expect(times.allSatisfy { $0 < 30 || $0 > 300 })
    }

    @Test func `of bursts has as many errors as its mean, in clusters`() {
        func errors(_ model: ErrorModel) -> [Double] {
            var process = ErrorProcess(model, SeededRandom(seed: 4))
            return (0..<10_000).map { minute in
                Double(process.errors(of: 1_000, at: .minutes(minute), over: .minutes(1)))
            }
        }
        // A tenth of the time 5.5 %, else 0.5 %: 1 % on the average.
        let bursts = errors(.bursts(calm: 0.005, storm: 0.055, meanCalm: .minutes(90), meanStorm: .minutes(10)))
        let even = errors(.independent(0.01))
        let means = [bursts, even].map { $0.reduce(0, +) / 10_000 }
        #expect(abs(means[1] - 10) < 0.2)
        #expect(abs(means[0] - 10) < 2)
        #expect(even.count { $0 > 30 } == 0)
        #expect(abs(bursts.count { $0 > 30 } - 1_000) < 400)
        // A storm lasts: most stormy minutes follow a stormy one.
        let follows = zip(bursts, bursts.dropFirst()).count { $0 > 30 && $1 > 30 }
        #expect(Double(follows) > 0.8 * Double(bursts.count { $0 > 30 }))
    }

    @Test func `of a regression makes ten times as many errors from a time on`() {
        var process = ErrorProcess(.tenfold(0.002, at: .minutes(50)), SeededRandom(seed: 1))
        let errors = (0..<100).map { process.errors(of: 10_000, at: .minutes($0), over: .minutes(1)) }
        #expect(abs(errors.prefix(50).reduce(0, +) - 1_000) < 5 * 32)
        #expect(abs(errors.suffix(50).reduce(0, +) - 10_000) < 5 * 100)
    }
}
