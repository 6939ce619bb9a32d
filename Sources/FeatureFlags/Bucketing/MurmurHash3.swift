/// MurmurHash3 (x86, 32 bits) of bytes that come in pieces.
///
/// Source: Austin Appleby's `MurmurHash3_x86_32` (SMHasher, public domain).
struct MurmurHash3: Sendable, Hashable {
    private var state: UInt32
    /// The bytes of a word that is not whole yet, the first lowest.
    private var rest: UInt32 = 0
    private var count: UInt32 = 0

    /// A hash of nothing yet.
    init(seed: UInt32 = 0) {
        state = seed
    }

    /// The hash of a text.
    init(_ text: String) {
        self.init()
        combine(text)
    }

    /// Goes on with a text's UTF-8 bytes.
    mutating func combine(_ text: String) {
        self = unsafe text.withBytes { bytes in
            var hash = self
            unsafe hash.combine(UnsafeRawBufferPointer(bytes))
            return hash
        }
    }

    private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        /// How many bits of the rest are in use: 0, 8, 16 or 24.
        let used = (count & 3) &* 8
        count &+= UInt32(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset &+ 4 <= bytes.count {
            let word = UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            mix(rest | word &<< used)
            rest = used == 0 ? 0 : word &>> (32 &- used)
            offset &+= 4
        }
        var filled = used
        while offset < bytes.count {
            rest |= unsafe UInt32(bytes[offset]) &<< filled
            filled &+= 8
            if filled == 32 {
                mix(rest)
                (rest, filled) = (0, 0)
            }
            offset &+= 1
        }
    }

    private mutating func mix(_ word: UInt32) {
        state ^= Self.scrambled(word)
        state = (state &<< 13 | state &>> 19) &* 5 &+ 0xE654_6B64
    }

    private static func scrambled(_ word: UInt32) -> UInt32 {
        let product = word &* 0xCC9E_2D51
        return (product &<< 15 | product &>> 17) &* 0x1B87_3593
    }

    /// The hash of all that came.
    var value: UInt32 {
        var hash = state
        if count & 3 != 0 { hash ^= Self.scrambled(rest) }
        hash ^= count
        hash = (hash ^ hash &>> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash &>> 13) &* 0xC2B2_AE35
        return hash ^ hash &>> 16
    }
}
