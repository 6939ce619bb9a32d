/// Functions made of the four operations and square roots alone, which IEEE 754 defines to the last bit. Those of the
/// machine's own library differ between machines, and one bit is enough to draw another number.
enum PortableMath {
    private static let ln2 = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive number.
    static func logarithm(_ number: Double) -> Double {
        let isLarge = number.significand > 2.0.squareRoot()
        let significand = isLarge ? number.significand / 2 : number.significand
        let exponent = Double(number.exponent) + (isLarge ? 1 : 0)
        // ln(s) = 2 artanh((s - 1) / (s + 1)), of at most 0.172 here: eleven terms reach the last bit.
        let t = (significand - 1) / (significand + 1)
        var (sum, power) = (0.0, t)
        for term in 0..<12 {
            sum += power / Double(2 * term + 1)
            power *= t * t
        }
        return exponent * ln2 + 2 * sum
    }

    /// e to the power of a number; what is beyond 700 counts as 700, so no number has a result that is 0 or infinite.
    static func exponential(_ number: Double) -> Double {
        guard !number.isNaN else { return number }
        let power = min(max(number, -700), 700)
        let twos = (power / ln2).rounded()
        let rest = power - twos * ln2
        // Taylor's series of at most 0.35.
        var (sum, term) = (1.0, 1.0)
        for index in 1...16 {
            term *= rest / Double(index)
            sum += term
        }
        return Double(sign: .plus, exponent: Int(twos), significand: sum)
    }
}
