#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Logarithms of the beta function and of its incomplete integral.
///
/// Evidence is a ratio of such integrals, each of which may be far below the smallest number; so nothing here leaves
/// the logarithm, and of the two parts of an integral always the smaller one is computed first.
enum LogBeta {
    /// ln B(a, b), for positive `a` and `b`.
    ///
    /// For large arguments the three ln Γ nearly cancel, so their leading terms are taken together (Didonato and
    /// Morris, ACM TOMS 708, 1992).
    static func complete(_ a: Double, _ b: Double) -> Double {
        let (p, q) = (min(a, b), max(a, b))
        if p >= 10 {
            let correction = tail(p) + tail(q) - tail(p + q)
            let share = p / (p + q)
            return -0.5 * log(q) + halfLogTwoPi + correction + (p - 0.5) * log(share) + q * log1p(-share)
        }
        if q >= 10 {
            let correction = tail(q) - tail(p + q)
            return logGamma(p) + correction + p - p * log(p + q) + (q - 0.5) * log1p(-p / (p + q))
        }
        return logGamma(p) + (logGamma(q) - logGamma(p + q))
    }

    /// ln I(x; a, b) and ln (1 - I(x; a, b)), I the regularised incomplete beta function, for 0 < x < 1.
    static func incomplete(_ x: Double, _ a: Double, _ b: Double) -> (below: Double, above: Double) {
        guard x > 0 else { return (-.infinity, 0) }
        guard x < 1 else { return (0, -.infinity) }
        let scale = a * log(x) + b * log1p(-x) - complete(a, b)
        if x < (a + 1) / (a + b + 2) {
            let below = min(scale + log(continuedFraction(x, a, b)) - log(a), 0)
            return (below, logComplement(below))
        }
        let above = min(scale + log(continuedFraction(1 - x, b, a)) - log(b), 0)
        return (logComplement(above), above)
    }

    /// ln (1 - e^x) for x at most 0 (Mächler, 2012).
    private static func logComplement(_ x: Double) -> Double {
        x > -0.6931471805599453 ? log(-expm1(x)) : log1p(-exp(x))
    }

    /// The continued fraction of I by Lentz's method (DLMF 8.17.22); it converges in about √max(a, b) steps where `x`
    /// is on its side of the mean.
    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var d = 1 - (a + b) * x / (a + 1)
        if abs(d) < tiny { d = tiny }
        d = 1 / d
        var (c, result) = (1.0, d)
        for step in 1...Self.mostSteps {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            var change = 1.0
            for term in [even, odd] {
                d = 1 + term * d
                c = 1 + term / c
                if abs(d) < tiny { d = tiny }
                if abs(c) < tiny { c = tiny }
                d = 1 / d
                change = c * d
                result *= change
            }
            if abs(change - 1) < 1e-15 { break }
        }
        return result
    }

    /// Enough for 10^9 observations.
    private static let mostSteps = 100_000
    private static let halfLogTwoPi = 0.9189385332046727

    /// ln Γ(x) for positive x, not a number for others: Stirling's series, after the recurrence has made x large enough
    /// for it.
    private static func logGamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var (product, y) = (1.0, x)
        while y < 10 {
            product *= y
            y += 1
        }
        return (y - 0.5) * log(y) - y + halfLogTwoPi + tail(y) - log(product)
    }

    /// ln Γ(x) less Stirling's leading terms, for x from 10 on (DLMF 5.11.1).
    private static func tail(_ x: Double) -> Double {
        let square = 1 / (x * x)
        let series =
            1.0 / 12 - square
            * (1.0 / 360 - square
                * (1.0 / 1260 - square
                    * (1.0 / 1680 - square * (1.0 / 1188 - square * (691.0 / 360_360 - square * (1.0 / 156))))))
        return series / x
    }
}
