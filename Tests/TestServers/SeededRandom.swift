#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The same numbers on each run (SplitMix64).
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    /// A sequence for a seed.
    package init(_ seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The number of random cases: `$BELLWETHER_CASES` if that is set, for the long form.
package func cases(_ usual: Int) -> Int { number(of: "BELLWETHER_CASES", usual) }

/// The number of probes under faults: `$BELLWETHER_CYCLES` if that is set, for the long form.
package func cycles(_ usual: Int) -> Int { number(of: "BELLWETHER_CYCLES", usual) }

private func number(of variable: String, _ usual: Int) -> Int {
    getenv(variable).flatMap { Int(String(cString: $0)) } ?? usual
}
