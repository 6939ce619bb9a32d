import Testing

@testable import RolloutTesting

@Suite(.timeLimit(.minutes(2))) struct `Random numbers of a seed` {
    private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        return (mean, values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count - 1))
    }

    @Test func `are those of SplitMix64`() {
        // The first numbers of seed 1234567 in the reference implementation of Vigna.
        var random = SeededRandom(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test(arguments: [0.3, 5, 31.5, 250]) func `come as often as events do`(mean: Double) {
        var random = SeededRandom(seed: 3)
        let found = moments((0..<4_000).map { _ in Double(random.events(mean: mean)) })
        // Five standard errors; mean and variance of Poisson's distribution are the same.
        #expect(abs(found.mean - mean) < 5 * (mean / 4_000).squareRoot())
        #expect(abs(found.variance / mean - 1) < 5 * (2 / 4_000 + 1 / (mean * 4_000)).squareRoot())
    }

    @Test func `have no events of a mean that is none, and not too many`() {
        var random = SeededRandom(seed: 3)
        #expect([0, -1, .nan].map { random.events(mean: $0) } == [0, 0, 0])
        #expect(abs(Double(random.events(mean: .infinity)) / SeededRandom.mostEvents - 1) < 0.01)
    }

    @Test func `scatter normally`() {
        var random = SeededRandom(seed: 5)
        let values = (0..<20_000).map { _ in random.normal() }
        let found = moments(values)
        #expect(abs(found.mean) < 0.04)
        #expect(abs(found.variance - 1) < 0.05)
        // 2.5 % of the distribution lie above 1.96.
        #expect(abs(values.count { $0 > 1.96 } - 500) < 5 * 22)
        #expect(abs(values.count { $0 < -1.96 } - 500) < 5 * 22)
    }

    @Test func `succeed as often as the chance says`() {
        var random = SeededRandom(seed: 9)
        #expect(random.successes(of: 1_000, chance: 0) == 0)
        #expect(random.successes(of: 1_000, chance: 1) == 1_000)
        #expect(random.successes(of: -1, chance: 1) == 0)
        #expect(abs(random.successes(of: 100_000, chance: 0.01) - 1_000) < 5 * 32)
    }

    @Test func `of a part do not depend on what is drawn later`() {
        var (one, other) = (SeededRandom(seed: 1), SeededRandom(seed: 1))
        var (part, same) = (one.split(), other.split())
        _ = other.next()
        #expect((0..<10).map { _ in part.next() } == (0..<10).map { _ in same.next() })
        #expect(part.next() != one.next())
    }
}
