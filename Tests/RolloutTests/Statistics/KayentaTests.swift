import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(10))) struct `Kayenta's test` {
    @Test func `has the published interval and estimate`() throws {
        let test = try #require(KayentaMannWhitney(experiment: [10, 20, 30, 40], control: [1, 2, 3, 4]))
        #expect(test.interval == 6...39)
        #expect(test.estimate == 22.5)
        #expect(abs(NormalDistribution.quantile(0.01) + 2.326348) < 5e-7)
    }

    @Test func `finds what the exact test finds where values are far apart`() throws {
        for seed in 0..<UInt64(caseCount(60)) {
            var random = SeededRandom(seed: seed)
            let x = (0..<20).map { _ in normal(&random) * 1_000 + 500 }
            let y = (0..<20).map { _ in normal(&random) * 1_000 }
            let test = try #require(KayentaMannWhitney(experiment: x, control: y))
            let exact = try #require(MannWhitneyTest(x, y))
            // The estimate is where the ranks are even: between the two middle differences.
            #expect(abs(test.estimate - exact.shift) < 100, "seed \(seed)")
            #expect(test.interval.contains(test.estimate), "seed \(seed)")
        }
    }

    @Test func `changes its verdict with the unit, which the exact test does not`() throws {
        var changed = 0
        for seed in 0..<UInt64(300) {
            var random = SeededRandom(seed: seed)
            let shift = Double.random(in: 0...0.5, using: &random)
            let x = (0..<40).map { _ in (1 + shift + normal(&random) * 0.3) * 1e-3 }
            let y = (0..<40).map { _ in (1 + normal(&random) * 0.3) * 1e-3 }
            let (percentX, percentY) = (x.map { $0 * 100 }, y.map { $0 * 100 })
            let fraction = KayentaClassifier().classify(experiment: x, control: y)
            let percent = KayentaClassifier().classify(experiment: percentX, control: percentY)
            if fraction.classification != percent.classification { changed += 1 }
            #expect(MannWhitneyTest(x, y)?.pValue == MannWhitneyTest(percentX, percentY)?.pValue, "seed \(seed)")
        }
        // 8 on the machine where this was written; another libm may find a few more or less.
        #expect((4...16).contains(changed), "\(changed) of 300")
    }

    @Test func `estimates the end of the range where values are small`() throws {
        var random = SeededRandom(seed: 1)
        let x = (0..<40).map { _ in (1 + normal(&random) * 0.3) * 1e-5 }
        let y = (0..<40).map { _ in (1 + normal(&random) * 0.3) * 1e-5 }
        let test = try #require(KayentaMannWhitney(experiment: x, control: y))
        let most = try #require(x.max()) - #require(y.min())
        #expect(test.estimate == most && most > 1.4e-5)
        #expect(try #require(MannWhitneyTest(x, y)).shift.magnitude < 2e-7)
    }

    @Test func `draws lots about constants, where this one does not`() {
        var high = 0
        for seed in 0..<UInt64(400) {
            var random = SeededRandom(seed: seed)
            let x = (0..<3).map { _ in 1.00001 + 1e-5 * normal(&random) }
            let y = (0..<3).map { _ in 1 + 1e-5 * normal(&random) }
            if KayentaClassifier().classify(experiment: x, control: y).classification == .high { high += 1 }
        }
        // 40 on the machine where this was written.
        #expect((25...55).contains(high), "\(high) of 400")
        let constants = KayentaClassifier().classify(
            experiment: [1.00001, 1.00001, 1.00001], control: [1, 1, 1])
        #expect(constants.classification == .pass)
    }

    @Test(arguments: [(2, 9.0...13), (3, 1.5...4), (5, 0...0.6)])
    func `is wrong about few samples far more often than it promises`(count: Int, percent: ClosedRange<Double>) {
        var classifier = KayentaClassifier()
        classifier.direction = .increase
        let cases = 2_000
        var wrong = 0
        for seed in 0..<UInt64(cases) {
            var random = SeededRandom(seed: seed)
            let x = (0..<count).map { _ in 100 + normal(&random) }
            let y = (0..<count).map { _ in 100 + normal(&random) }
            if classifier.classify(experiment: x, control: y).classification == .high { wrong += 1 }
        }
        // It promises 1 %.
        #expect(percent.contains(Double(wrong) * 100 / Double(cases)), "\(wrong) of \(cases)")
    }

    /// A value of the standard normal distribution.
    private func normal(_ random: inout SeededRandom) -> Double {
        NormalDistribution.quantile(Double.random(in: 0.000_001...0.999_999, using: &random))
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Kayenta's classifier` {
    private static let high = (1...10).map { Double($0) * 10 }
    private static let low = (1...10).map(Double.init)

    @Test(
        arguments: [
            (high, low, .either, .high), (low, high, .either, .low), (high, low, .decrease, .pass),
            (low, high, .increase, .pass), (low, low, .either, .pass), ([5, 5, 5], [5, 5], .either, .pass),
            (low, low.map { $0 + 0.5 }, .either, .pass), ([], low, .either, .noData), (low, [.nan], .either, .noData),
            ([3, 3, 3], [1, 1, 1], .either, .high), ([1e308, 1], [-1e308, 2], .either, .noData),
        ] as [([Double], [Double], KayentaClassifier.Direction, KayentaClassifier.Classification)])
    func `tells high from low`(
        experiment: [Double], control: [Double], direction: KayentaClassifier.Direction,
        expected: KayentaClassifier.Classification
    ) {
        var classifier = KayentaClassifier()
        classifier.direction = direction
        #expect(classifier.classify(experiment: experiment, control: control).classification == expected)
    }

    @Test func `asks how large the effect is`() {
        var classifier = KayentaClassifier()
        let verdict = classifier.classify(experiment: Self.high, control: Self.low)
        #expect(verdict.effect == 10 && !verdict.isCritical)
        classifier.allowedIncrease = 11
        #expect(classifier.classify(experiment: Self.high, control: Self.low).classification == .pass)
        classifier.allowedDecrease = 0.05
        #expect(classifier.classify(experiment: Self.low, control: Self.high).classification == .pass)
        classifier = KayentaClassifier()
        classifier.measure = .cles
        #expect(classifier.classify(experiment: Self.high, control: Self.low).effect == 0.995)
        classifier.allowedIncrease = 0.999
        #expect(classifier.classify(experiment: Self.high, control: Self.low).classification == .pass)
    }

    @Test func `does not ask for a ratio of nothing`() {
        var classifier = KayentaClassifier()
        classifier.allowedIncrease = 1_000
        let verdict = classifier.classify(experiment: Self.high, control: Array(repeating: 0, count: 10))
        #expect(verdict.classification == .high && verdict.effect == nil)
    }

    @Test func `condemns where the metric is critical and the effect large enough`() {
        var classifier = KayentaClassifier()
        classifier.isCritical = true
        #expect(classifier.classify(experiment: Self.high, control: Self.low).isCritical)
        #expect(!classifier.classify(experiment: Self.low, control: Self.low).isCritical)
        classifier.criticalIncrease = 20
        #expect(!classifier.classify(experiment: Self.high, control: Self.low).isCritical)
        classifier.criticalDecrease = 0.05
        #expect(!classifier.classify(experiment: Self.low, control: Self.high).isCritical)
        classifier.criticalDecrease = 0.5
        #expect(classifier.classify(experiment: Self.low, control: Self.high).isCritical)
    }

    @Test func `takes missing data for good where it is told to`() {
        var classifier = KayentaClassifier()
        classifier.missing = .replace
        #expect(classifier.classify(experiment: [], control: [1]).classification == .pass)
    }
}
