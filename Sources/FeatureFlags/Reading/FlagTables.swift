public import Synchronization

/// The values of flags that are the same for everyone, so that a read is a few loads.
///
/// There are two tables. The one in force is the number of the last publication modulo two; the writer fills the other
/// one and then raises the number. A reader loads the number, the word, and the number again, and starts over when it
/// moved: so nobody sees a table that is being filled, and whoever saw one flag of a publication sees all of it
/// afterwards.
///
/// Sendable by proof: the pointers never change, what they point at lives as long as this object, every access to it is
/// atomic, and slots come from ``FlagNames``, below its capacity.
@usableFromInline @safe final class FlagTables: @unchecked Sendable {
    /// How many flags a table has room for. Memory that nobody touches is never taken from the system.
    @inlinable static var capacity: Int { 65_536 }

    @usableFromInline let number = Atomic<UInt64>(0)
    @usableFromInline let words: UnsafeMutablePointer<Atomic<UInt64>>
    /// How often each flag was read, for each stripe of threads.
    @usableFromInline let counts: UnsafeMutablePointer<Atomic<UInt64>>
    /// The slots in which the table that is not in force differs. By the writer only.
    private var behind: [Int: FlagWord] = [:]

    init() {
        unsafe words = zeroed(count: 4 * Self.capacity)
        unsafe counts = zeroed(count: Stripe.count * Self.capacity)
        publish([FlagNames.anyName: FlagWord(tag: FlagWord.slow)])
    }

    deinit {
        unsafe release(words)
        unsafe release(counts)
    }

    /// The tag of what stands for a flag: enough for a truth value.
    @inlinable @inline(__always) func tag(_ slot: Int) -> UInt64 {
        while true {
            let number = number.load(ordering: .acquiring)
            let place = Int(truncatingIfNeeded: number & 1) &* (2 &* Self.capacity) &+ 2 &* slot
            // Acquiring, which keeps it before the load below.
            let tag = unsafe words[place].load(ordering: .acquiring)
            if self.number.load(ordering: .relaxed) == number { return tag }
        }
    }

    /// What stands for a flag.
    @inlinable @inline(__always) func word(_ slot: Int) -> FlagWord {
        while true {
            let number = number.load(ordering: .acquiring)
            let place = Int(truncatingIfNeeded: number & 1) &* (2 &* Self.capacity) &+ 2 &* slot
            let tag = unsafe words[place].load(ordering: .relaxed)
            let payload = unsafe words[place &+ 1].load(ordering: .relaxed)
            // Keeps the loads above before the one below (Boehm, Can seqlocks get along with programming language
            // memory models?, 2012).
            atomicMemoryFence(ordering: .acquiring)
            if self.number.load(ordering: .relaxed) == number { return FlagWord(tag: tag, payload: payload) }
        }
    }

    /// Counts a read. Threads of one stripe can lose a few; nobody waits.
    @inlinable @inline(__always) func count(_ slot: Int) {
        let place = Stripe.current &* Self.capacity &+ slot
        let count = unsafe counts[place].load(ordering: .relaxed)
        unsafe counts[place].store(count &+ 1, ordering: .relaxed)
    }

    /// Puts words in force, all of them in one step. By one thread at a time.
    func publish(_ changes: [Int: FlagWord]) {
        let next = number.load(ordering: .relaxed) &+ 1
        // Whoever sees a word of what follows sees the number that was published before it, and so starts over.
        atomicMemoryFence(ordering: .releasing)
        let table = Int(truncatingIfNeeded: next & 1) * 2 * Self.capacity
        for (slot, word) in behind.merging(changes, uniquingKeysWith: { $1 }) {
            unsafe words[table + 2 * slot].store(word.tag, ordering: .relaxed)
            unsafe words[table + 2 * slot + 1].store(word.payload, ordering: .relaxed)
        }
        number.store(next, ordering: .releasing)
        behind = changes
    }

    /// How often a flag was read through all threads.
    func reads(of slot: Int) -> UInt64 {
        (0..<Stripe.count).reduce(0) { sum, stripe in
            let count = unsafe counts[stripe * Self.capacity + slot].load(ordering: .relaxed)
            return sum &+ count
        }
    }
}
