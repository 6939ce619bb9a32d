#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Random numbers that are the same in each run (SplitMix64), so that a failure can be repeated.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
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

/// How many cases a property is tried with; the long form sets `BELLWETHER_CASES`.
package func caseCount(_ usual: Int) -> Int { count(of: "BELLWETHER_CASES", usual) }

/// How many times a server is asked under faults; the long form sets `BELLWETHER_CYCLES`.
package func cycleCount(_ usual: Int) -> Int { count(of: "BELLWETHER_CYCLES", usual) }

/// With how many seeds a scenario of random faults is played; the long form sets `BELLWETHER_SEEDS`.
package func seedCount(_ usual: Int) -> Int { count(of: "BELLWETHER_SEEDS", usual) }

private func count(of variable: String, _ usual: Int) -> Int {
    getenv(variable).flatMap { Int(String(cString: $0)) } ?? usual
}
