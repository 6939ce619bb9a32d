#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The standard normal distribution.
enum NormalDistribution {
    /// The chance to lie at least so far from 0, on either side.
    static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

    /// The value below which a share of the distribution lies, 0 < share < 1: Newton's method on `erfc`, from a
    /// rational start (Abramowitz and Stegun 26.2.23).
    static func quantile(_ share: Double) -> Double {
        guard share > 0, share < 1 else { return share <= 0 ? -.infinity : .infinity }
        let tail = min(share, 1 - share)
        let t = (-2 * log(tail)).squareRoot()
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        for _ in 0..<4 {
            let density = exp(-z * z / 2) / 2.5066282746310002
            guard density > 0 else { break }
            z += (erfc(z / 2.0.squareRoot()) / 2 - tail) / density
        }
        return share < 0.5 ? -z : z
    }
}
