/// Random numbers that are the same in each run (SplitMix64).
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// Evenly from 0 to below 1.
    mutating func share() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }

    /// How many of so many chances come true.
    mutating func successes(of count: Int, chance: Double) -> Int {
        var successes = 0
        for _ in 0..<count where share() < chance { successes += 1 }
        return successes
    }
}
