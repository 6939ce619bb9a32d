import Rollout
import RolloutTesting
import Testing

@Suite("Numbers of twelve digits")
struct DecimalTests {
    /// Where a power of ten is not a number of the machine, both of its neighbours may seem to be beyond it.
    @Test(arguments: [1.0, -1.0])
    func roundingEndsAtEveryPowerOfTen(_ sign: Double) throws {
        for exponent in -307...307 {
            let power = try #require(Double("1e\(exponent)"))
            for steps in stride(from: -8.0, through: 8, by: 1) {
                let number = sign * (power + steps * power.ulp)
                #expect((Decimal.rounded(number) / number - 1).magnitude < 5e-12, "\(number)")
            }
        }
    }

    @Test(arguments: -40...40) func whatIsWrittenWithFewDigitsStays(_ exponent: Int) throws {
        for digits in stride(from: 1, through: 99_999, by: 7) {
            let number = try #require(Double("\(digits)e\(exponent)"))
            #expect(Decimal.rounded(number) == number, "\(number)")
        }
    }

    @Test(arguments: -40...40) func whatWasRoundedStays(_ exponent: Int) throws {
        var random = SeededRandom(seed: UInt64(exponent + 40))
        let power = try #require(Double("1e\(exponent)"))
        for _ in 0..<1_000 {
            let number = Decimal.rounded(.random(in: 1...10, using: &random) * power)
            #expect(Decimal.rounded(number) == number, "\(number)")
        }
    }

    @Test(arguments: [0.1, 1.0 / 3, 99.999_999_999_999, 1e-10, 123_456_789_012_345])
    func whatDiffersInTheLastBitAloneIsOneNumber(_ number: Double) {
        #expect(Decimal.rounded(number.nextUp) == Decimal.rounded(number.nextDown))
    }

    @Test(arguments: [0, 1, -7, 1e10, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
    func whatNeedsNoRoundingStays(_ number: Double) {
        #expect(Decimal.rounded(number) == number)
    }
}
