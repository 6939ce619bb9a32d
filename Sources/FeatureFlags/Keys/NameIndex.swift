import Synchronization

/// An open-addressing hash table from hashes to slots that only grows fuller; see ``FlagNames``, which owns its memory
/// and never gives it back.
@safe struct NameIndex {
    /// How many cells there are, a power of two.
    let capacity: Int
    /// The upper half of the hash above the slot; 0 when free.
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>

    init(capacity: Int) {
        self.capacity = capacity
        unsafe cells = .allocate(capacity: capacity)
        for place in 0..<capacity { unsafe (cells + place).initialize(to: Atomic(0)) }
    }

    /// The slot of a hash for which `matches` holds.
    func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & (capacity &- 1)
        while true {
            let cell = unsafe cells[place].load(ordering: .acquiring)
            if cell == 0 { return nil }
            let slot = Int(truncatingIfNeeded: cell & 0xFFFF_FFFF)
            if cell >> 32 == hash >> 32, matches(slot) { return slot }
            place = (place &+ 1) & (capacity &- 1)
        }
    }

    /// Takes the next free cell; at most half of them may be taken. By one thread at a time.
    func insert(_ slot: Int, hash: UInt64) {
        var place = Int(truncatingIfNeeded: hash) & (capacity &- 1)
        while unsafe cells[place].load(ordering: .relaxed) != 0 { place = (place &+ 1) & (capacity &- 1) }
        unsafe cells[place].store((hash >> 32) << 32 | UInt64(slot), ordering: .releasing)
    }
}
