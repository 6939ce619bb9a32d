import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Mann and Whitney's test` {
    @Test(
        arguments: [
            ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0, 0.00793650794, -5, 0, .exact),
            ([1.1, 2.2, 3.3, 4.4], [1, 2, 3, 5, 6], 9, 0.90476190476, -0.7, 0.45, .exact),
            ([10, 20, 30, 40], [1, 2, 3, 4], 16, 0.02857142857, 22.5, 1, .exact),
            ([5, 5, 5, 7], [5, 6, 6, 8], 4.5, 0.35289670148, -1, 0.28125, .asymptotic),
            (
                [0.31, 0.29, 0.35, 0.40, 0.33], [0.30, 0.28, 0.32, 0.31, 0.27], 20.5, 0.11607394331, 0.03, 0.82,
                .asymptotic
            ),
        ] as [([Double], [Double], Double, Double, Double, Double, MannWhitneyTest.Method)])
    func `has the values of the reference`(
        x: [Double], y: [Double], u: Double, p: Double, shift: Double, effect: Double, method: MannWhitneyTest.Method
    ) throws {
        let test = try #require(MannWhitneyTest(x, y))
        #expect(test.u == u)
        #expect(abs(test.pValue - p) < 1e-9)
        #expect(abs(test.shift - shift) < 1e-9)
        #expect(test.effectSize == effect)
        #expect(test.method == method)
        #expect(test.interval(confidence: 0.98).contains(shift))
    }

    @Test(arguments: [-1.0, 0, 1, 2, .infinity, -Double.infinity, .nan])
    func `has an interval at any confidence`(confidence: Double) throws {
        let interval = try #require(MannWhitneyTest([1, 2, 3], [4, 5, 6])).interval(confidence: confidence)
        #expect((-5 ... -1).contains(interval.lowerBound) && (-5 ... -1).contains(interval.upperBound))
    }

    @Test func `says the same in any unit`() throws {
        let (x, y) = ([0.00112, 0.00093, 0.00131, 0.00108, 0.00121], [0.00101, 0.00095, 0.00109, 0.00092])
        let small = try #require(MannWhitneyTest(x, y))
        let large = try #require(MannWhitneyTest(x.map { $0 * 0x1p20 }, y.map { $0 * 0x1p20 }))
        #expect(small.u == large.u && small.pValue == large.pValue && small.effectSize == large.effectSize)
        #expect(small.shift * 0x1p20 == large.shift)
        #expect(small.interval(confidence: 0.9).lowerBound * 0x1p20 == large.interval(confidence: 0.9).lowerBound)
    }

    @Test func `leaves out what is no number, and knows nothing of nothing`() {
        #expect(MannWhitneyTest([.nan, 1, .infinity], [2]) == MannWhitneyTest([1], [2]))
        #expect(MannWhitneyTest([], [1]) == nil)
        #expect(MannWhitneyTest([.nan], [1]) == nil)
    }

    @Test func `takes identical constants for alike, always`() throws {
        let test = try #require(MannWhitneyTest([1, 1, 1], [1, 1, 1]))
        #expect(test.pValue == 1 && test.shift == 0 && test.effectSize == 0.5)
    }

    @Test func `thins what is long`() throws {
        let long = (0..<100_000).map(Double.init)
        let test = try #require(MannWhitneyTest(long, long.map { $0 + 50_000 }))
        #expect(test.pValue < 1e-9)
        #expect(abs(test.shift + 50_000) < 200)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A percentile` {
    let guide: [Double] = [12, 15, 11, 19, 250, 14, 13, 18, 17, 16]

    @Test(arguments: [
        (Percentile.r7, 0.95, 146.05), (.nearestRank, 0.95, 250), (.floorIndex, 0.95, 250), (.r7, 0.99, 229.21),
        (.r7, 0.5, 15.5), (.nearestRank, 0.5, 15), (.floorIndex, 0.5, 16), (.r7, 0, 11), (.r7, 1, 250),
        (.nearestRank, 0, 11), (.floorIndex, 1, 250),
    ])
    func `is read off by its method`(method: Percentile, share: Double, value: Double) throws {
        #expect(abs(try #require(method.of(guide, share: share)) - value) < 1e-9)
    }

    @Test(arguments: Percentile.allCases) func `does not exist of nothing and of what is no number`(method: Percentile)
    {
        #expect(method.of([], share: 0.5) == nil)
        #expect(method.of([1, .nan], share: 0.5) == nil)
        #expect(method.of([1], share: 1.5) == nil)
        #expect(method.of([1], share: .nan) == nil)
        #expect(method.of([7], share: 0.99) == 7)
        #expect(method.of([-1e308, 1e308, 1e308], share: 0.25)?.isFinite == true)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Growth` {
    private func slope(_ values: [Double]) -> Double? {
        TheilSenSlope.of(values.enumerated().map { (Double($0.offset), $0.element) })
    }

    @Test func `of a steady leak is its rate`() {
        #expect(slope((0...10).map { 100 + 12 * Double($0) }) == 12)
    }

    @Test func `of a sawtooth is not that of its teeth`() throws {
        let sawtooth = (0...10).map { 100 + 2.5 * Double($0) + ($0.isMultiple(of: 2) ? 0 : 27.5) }
        #expect(abs(try #require(slope(sawtooth))) < 10)
    }

    @Test func `of a spike is none`() {
        #expect(slope([5, 5, 5, 5, 500, 5, 5, 5, 5, 5, 5]) == 0)
    }

    @Test func `needs two moments and finite values`() {
        #expect(slope([]) == nil)
        #expect(slope([1]) == nil)
        #expect(TheilSenSlope.of([(1, 1), (1, 5)]) == nil)
        #expect(TheilSenSlope.of([(0, .nan), (1, 2), (.infinity, 3)]) == nil)
        #expect(TheilSenSlope.of((0..<5_000).map { (Double($0), 3 * Double($0)) }) == 3)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Counts` {
    @Test(arguments: [(150, 850, 27.7777778, 1.3608e-7, 1e-11), (105, 895, 0.2777778, 0.598161, 1e-5)])
    func `are held against the share`(candidate: Int, stable: Int, chi: Double, p: Double, tolerance: Double) throws {
        let test = try #require(SampleRatioTest(candidate: candidate, stable: stable, share: 0.1))
        #expect(abs(test.chiSquare - chi) < 1e-7)
        #expect(abs(test.pValue - p) < tolerance)
    }

    @Test func `that are none say nothing`() {
        #expect(SampleRatioTest(candidate: 0, stable: 0, share: 0.1) == nil)
        #expect(SampleRatioTest(candidate: 1, stable: 1, share: 1) == nil)
        #expect(SampleRatioTest(candidate: -1, stable: .min, share: 0.5) == nil)
    }

    @Test func `burn a budget`() throws {
        #expect(abs(try #require(BurnRate.of(failureShare: 0.0144, objective: 0.999)) - 14.4) < 1e-9)
        #expect(BurnRate.of(failureShare: 0.5, objective: 1) == nil)
        #expect(BurnRate.of(failureShare: .nan, objective: 0.9) == nil)
    }

    @Test(arguments: [(10, 0.0, 0...0), (10, 1.0, 10...10), (10, 0.01, 0...2), (10, 0.5, 0...10), (100, 0.25, 12...40)])
    func `of answers lie in the range of the weight`(total: Int, share: Double, range: ClosedRange<Int>) {
        let found = BinomialRange.of(total, share: share)
        #expect(found == range)
        // Against the sum of the chances themselves.
        guard share > 0, share < 1 else { return }
        var chance = 1.0
        for _ in 0..<total { chance *= 1 - share }
        var (below, above) = (0.0, 0.0)
        for count in 0...total {
            if count < found.lowerBound { below += chance }
            if count > found.upperBound { above += chance }
            chance *= Double(total - count) / Double(count + 1) * share / (1 - share)
        }
        #expect(below <= 0.0005 && above <= 0.0005)
    }
}
