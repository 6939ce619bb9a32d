/// Numbers as decisions carry and people read them.
enum Decimal {
    /// A number to twelve significant digits, so that processors whose mathematics differ in the last bit decide alike.
    static func rounded(_ number: Double) -> Double {
        guard number.isFinite, number != 0, number.magnitude < 1e290, number.magnitude > 1e-290 else { return number }
        // The power of ten just above, by comparison and not by a logarithm, which may differ as well.
        var scale = 1.0
        while number.magnitude / scale >= 10 { scale *= 10 }
        while number.magnitude / scale < 1 { scale /= 10 }
        let digits = 1e11 / scale
        guard digits.isFinite else { return number }
        return (number * digits).rounded() / digits
    }

    /// A number as people write it: `0.1`, `500`, `3.25`, at most six significant digits beyond whole ones.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return "no number" }
        if number == number.rounded(), number.magnitude < 1e15 { return String(Int64(number)) }
        var scale = 1.0
        while number.magnitude * scale < 100_000, scale < 1e12 { scale *= 10 }
        return ((number * scale).rounded() / scale).description
    }
}
