/// Random numbers that are the same for the same seed, on any machine (SplitMix64; Steele, Lea and Flood, Fast
/// Splittable Pseudorandom Number Generators, 2014).
public struct SeededRandom: RandomNumberGenerator, Sendable, Hashable {
    private var state: UInt64

    /// Numbers of a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number, each of 64 bits as likely set as not.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Evenly from 0 to below 1.
    public mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// How many of so many independent chances come true.
    ///
    /// - Parameters:
    ///   - count: How many chances; none when negative.
    ///   - chance: How likely each is, 0 to 1.
    public mutating func successes(of count: Int, chance: Double) -> Int {
        var successes = 0
        for _ in 0..<max(0, count) where share() < chance { successes += 1 }
        return successes
    }
}

extension SeededRandom {
    /// A generator of its own, whose numbers do not depend on how many are drawn from this one later.
    mutating func split() -> SeededRandom { SeededRandom(seed: next()) }

    /// A number of events that come independently of one another (Poisson). None for a mean that is no positive number;
    /// a mean above ``mostEvents`` counts as that.
    mutating func events(mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        var (rest, count) = (min(mean, Self.mostEvents), 0)
        while rest > 0 {
            // Knuth's product of shares; in parts, since the bound of a large mean would be 0.
            let part = min(rest, 32)
            rest -= part
            let bound = PortableMath.exponential(-part)
            var product = share()
            while product > bound {
                count += 1
                product *= share()
            }
        }
        return count
    }

    /// A number of the standard normal distribution (Marsaglia's polar method).
    mutating func normal() -> Double {
        while true {
            let (x, y) = (2 * share() - 1, 2 * share() - 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            return x * (-2 * PortableMath.logarithm(square) / square).squareRoot()
        }
    }

    /// The largest mean that events are drawn for.
    static let mostEvents = 1e6
}
