import ASCIIText

/// Numbers as decisions carry and people read them.
package enum Decimal {
    /// A number to twelve significant digits, so that processors whose mathematics differ in the last bit decide alike.
    ///
    /// What has been rounded stays as it is when it is rounded again. What is below 10^-11 or from 10^34 on stays as it
    /// is: the power of ten that it takes is not exact there.
    package static func rounded(_ number: Double) -> Double {
        let magnitude = number.magnitude
        // Whole numbers are what they are; most values and limits are some.
        if magnitude < 1e11, Double(Int64(number)) == number { return number }
        guard magnitude >= 1e-11, magnitude < 1e34 else { return number }
        // The exponent of ten, by comparison and not by a logarithm, which may differ as well; that of two says nearly
        // what it is.
        var exponent = (Int(magnitude.exponent) * 1_233) >> 12
        while magnitude >= power(exponent + 1) { exponent += 1 }
        while magnitude < power(exponent) { exponent -= 1 }
        let digits = 11 - exponent
        return digits < 0
            ? (number / power(-digits)).rounded() * power(-digits) : (number * power(digits)).rounded() / power(digits)
    }

    private static func power(_ exponent: Int) -> Double { powers[exponent - smallestExponent] }

    private static let smallestExponent = -13

    /// The powers of ten, each the nearest number that there is; exact from 10^0 to 10^22.
    private static let powers = (smallestExponent...35).map { Double("1e\($0)") ?? .nan }

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
