import ASCIIText

/// Numbers as decisions carry and people read them.
package enum Decimal {
    /// A number to twelve significant digits, so that processors whose mathematics differ in the last bit decide alike.
    package static func rounded(_ number: Double) -> Double {
        let magnitude = number.magnitude
        // Whole numbers are what they are; most values and limits are some.
        if magnitude < 1e11, Double(Int64(number)) == number { return number }
        guard magnitude < 1e290, magnitude > 1e-290 else { return number }
        // The power of ten just below, by comparison and not by a logarithm, which may differ as well; the binary
        // exponent says nearly where it is.
        var place = (Int(magnitude.exponent) * 1_233) >> 12 - smallestPower
        while magnitude >= powers[place + 1] { place += 1 }
        while magnitude < powers[place] { place -= 1 }
        let digits = 1e11 / powers[place]
        return (number * digits).rounded() / digits
    }

    private static let smallestPower = -292

    /// The powers of ten from 10^-292 to 10^292.
    private static let powers: [Double] = {
        var (powers, power) = ([1.0], 1.0)
        for _ in 0..<(-smallestPower) {
            power *= 10
            powers.append(power)
        }
        power = 1
        for _ in 0..<(-smallestPower) {
            power /= 10
            powers.insert(power, at: 0)
        }
        return powers
    }()

    /// A number as people write it: `0.1`, `500`, `3.25`, at most six significant digits beyond whole ones.
    package static func text(_ number: Double) -> String {
        var scale = 1.0
        while number.magnitude * scale < 100_000, scale < 1e12 { scale *= 10 }
        return exactText((number * scale).rounded() / scale)
    }

    /// A number with all of its digits, without a needless `.0`.
    static func exactText(_ number: Double) -> String {
        number.isFinite ? number.plainText : "no number"
    }
}
