/// Where a function crosses zero, by Brent's method (Algorithms for Minimization without Derivatives, 1973) as R and
/// Kayenta have it.
struct BrentRoot {
    /// How near to the root it ends, in the unit of the function's argument: absolute, and so blind to that unit.
    let tolerance: Double

    private static let mostSteps = 1_000

    /// The root between two places at which the function has different signs.
    ///
    /// - Parameters:
    ///   - range: Where to look.
    ///   - function: Of which the root is wanted.
    /// - Returns: The root, or the end of the range next to which it must be when the signs are the same.
    func root(in range: ClosedRange<Double>, of function: (Double) -> Double) -> Double {
        // `b` is the best place so far, `a` the one before, `c` one on the other side of the root.
        var (a, b) = (range.lowerBound, range.upperBound)
        var (atA, atB) = (function(a), function(b))
        if atA == 0 { return a }
        if atB == 0 { return b }
        var (c, atC) = (a, atA)
        for _ in 0..<Self.mostSteps {
            let before = b - a
            if abs(atC) < abs(atB) {
                (a, b, c) = (b, c, b)
                (atA, atB, atC) = (atB, atC, atB)
            }
            let least = 2 * Double.ulpOfOne * abs(b) + tolerance / 2
            let half = (c - b) / 2
            if abs(half) <= least || atB == 0 { return b }
            let mayInterpolate = abs(before) >= least && abs(atA) > abs(atB)
            let guess = mayInterpolate ? interpolated((a, atA), (b, atB), (c, atC), least, before) : nil
            var step = guess ?? half
            if abs(step) < least { step = step > 0 ? least : -least }
            (a, atA) = (b, atB)
            b += step
            atB = function(b)
            if (atB > 0 && atC > 0) || (atB < 0 && atC < 0) { (c, atC) = (a, atA) }
        }
        return b
    }

    private typealias Place = (x: Double, y: Double)

    /// A step by the line or the parabola through the places; nil when halving is safer.
    private func interpolated(
        _ a: Place, _ b: Place, _ c: Place, _ least: Double, _ before: Double
    ) -> Double? {
        let width = c.x - b.x
        var (p, q): (Double, Double)
        if a.x == c.x {
            let ratio = b.y / a.y
            (p, q) = (width * ratio, 1 - ratio)
        } else {
            let (q0, t1, t2) = (a.y / c.y, b.y / c.y, b.y / a.y)
            p = t2 * (width * q0 * (q0 - t1) - (b.x - a.x) * (t1 - 1))
            q = (q0 - 1) * (t1 - 1) * (t2 - 1)
        }
        if p > 0 { q = -q } else { p = -p }
        guard p < 0.75 * width * q - abs(least * q) / 2, p < abs(before * q / 2) else { return nil }
        return p / q
    }
}
