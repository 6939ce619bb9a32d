import Synchronization

/// The names of flags that this process knows, each with a number, its slot: found without a lock, never forgotten.
///
/// A hash table of its own rather than a dictionary, because a lookup then costs neither a reference count, which
/// threads would fight over, nor a keyed hash over the bytes of a `String`.
///
/// Sendable by proof: a cell of an index is written once, releasing, after the record that it points at; readers
/// acquire the cell and then only see records that never change again. Indexes that were outgrown stay where they are,
/// all of them together as large as the last one, so that a reader may go on in one.
@usableFromInline @safe final class FlagNames: @unchecked Sendable {
    /// The slot that no name has: reads of it take the second path, which looks for the name.
    @inlinable static var anyName: Int { 0 }
    /// How many slots there are.
    static let capacity = 65_536
    /// How many of them keys of the code may take; the others are kept for what stores define.
    static let capacityForKeys = 32_768

    /// The names of this process.
    static let shared = FlagNames()

    @unsafe private struct Record {
        let bytes: UnsafeMutablePointer<UInt8>
        let count: Int
    }

    private let records: UnsafeMutablePointer<Record>
    private let index: Atomic<UnsafeMutablePointer<NameIndex>>
    private let state = Mutex(1)
    private let seed = UInt64.random(in: .min ... .max)

    init() {
        unsafe records = .allocate(capacity: Self.capacity)
        let first = UnsafeMutablePointer<NameIndex>.allocate(capacity: 1)
        unsafe first.initialize(to: NameIndex(capacity: 256))
        unsafe index = Atomic(first)
    }

    /// The slot of a name; nil when no key and no store has named it yet.
    func slot(of name: String) -> Int? {
        let found = unsafe name.utf8.withContiguousStorageIfAvailable { unsafe slot(of: $0) }
        return found ?? slot(ofCopied: name)
    }

    /// As ``slot(of:)-(String)``, for a text whose bytes do not lie side by side.
    private func slot(ofCopied name: String) -> Int? {
        unsafe Array(name.utf8).withUnsafeBufferPointer { unsafe slot(of: $0) }
    }

    /// The slot of a name that stands in code; ``anyName`` when it cannot be used or there are too many.
    func slot(forKey name: String) -> Int {
        slot(of: name) ?? add(name, below: Self.capacityForKeys) ?? Self.anyName
    }

    /// The slot of a name that a store defines; nil when it cannot be used or there are too many.
    func slot(forDefinition name: String) -> Int? {
        slot(of: name) ?? add(name, below: Self.capacity)
    }

    private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...FlagName.longest).contains(bytes.count) else { return nil }
        let hash = unsafe FlagNameHash.hash(bytes, seed: seed)
        return unsafe index.load(ordering: .acquiring).pointee.find(hash) { slot in
            let record = unsafe records[slot]
            let name = unsafe UnsafeBufferPointer(start: record.bytes, count: record.count)
            return unsafe bytes.elementsEqual(name)
        }
    }

    private func add(_ name: String, below limit: Int) -> Int? {
        guard FlagName.isUsable(name) else { return nil }
        return state.withLock { next in
            // Somebody else may have been first.
            if let slot = slot(of: name) { return slot }
            guard next < limit else { return nil }
            let bytes = Array(name.utf8)
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            unsafe copy.initialize(from: bytes, count: bytes.count)
            unsafe (records + next).initialize(to: Record(bytes: copy, count: bytes.count))
            insert(next)
            defer { next += 1 }
            return next
        }
    }

    /// Puts a slot into the index, or into one of twice the size when half of it is taken. Under the lock.
    private func insert(_ slot: Int) {
        let present = unsafe index.load(ordering: .relaxed)
        guard unsafe slot * 2 > present.pointee.capacity else {
            return unsafe present.pointee.insert(slot, hash: hash(ofSlot: slot))
        }
        let larger = UnsafeMutablePointer<NameIndex>.allocate(capacity: 1)
        unsafe larger.initialize(to: NameIndex(capacity: present.pointee.capacity * 2))
        for slot in 1...slot { unsafe larger.pointee.insert(slot, hash: hash(ofSlot: slot)) }
        unsafe index.store(larger, ordering: .releasing)
    }

    private func hash(ofSlot slot: Int) -> UInt64 {
        let record = unsafe records[slot]
        return unsafe FlagNameHash.hash(UnsafeBufferPointer(start: record.bytes, count: record.count), seed: seed)
    }
}
