import Rollout
import RolloutTesting
import Testing

@Suite struct `Numbers of twelve digits` {
    /// Where a power of ten is not a number of the machine, both of its neighbours may seem to be beyond it.
    @Test(arguments: [1.0, -1.0])
    func `are found beside every power of ten`(_ sign: Double) throws {
        for exponent in -307...307 {
            let power = try #require(Double("1e\(exponent)"))
            for steps in stride(from: -8.0, through: 8, by: 1) {
                let number = sign * (power + steps * power.ulp)
                #expect((Decimal.rounded(number) / number - 1).magnitude < 5e-12, "\(number)")
            }
        }
    }

    @Test(arguments: -40...40) func `stay when they are written with few digits`(_ exponent: Int) throws {
        for digits in stride(from: 1, through: 99_999, by: 7) {
            let number = try #require(Double("\(digits)e\(exponent)"))
            #expect(Decimal.rounded(number) == number, "\(number)")
        }
    }

    @Test(arguments: -40...40) func `stay when they are rounded again`(_ exponent: Int) throws {
        var random = SeededRandom(seed: UInt64(exponent + 40))
        let power = try #require(Double("1e\(exponent)"))
        for _ in 0..<1_000 {
            let number = Decimal.rounded(.random(in: 1...10, using: &random) * power)
            #expect(Decimal.rounded(number) == number, "\(number)")
        }
    }

    @Test(arguments: [0.1, 1.0 / 3, 99.999_999_999_999, 1e-10, 123_456_789_012_345])
    func `are the same where only the last bit differs`(_ number: Double) {
        #expect(Decimal.rounded(number.nextUp) == Decimal.rounded(number.nextDown))
    }

    @Test(arguments: [0, 1, -7, 1e10, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
    func `stay when they need no rounding`(_ number: Double) {
        #expect(Decimal.rounded(number) == number)
    }
}
