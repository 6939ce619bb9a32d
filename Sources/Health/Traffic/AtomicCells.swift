import Synchronization

/// A fixed number of counters that any thread may raise without a lock.
///
/// Sendable by proof: the pointer never changes, what it points at lives as long as this object, and every access to
/// it is atomic.
@safe final class AtomicCells: @unchecked Sendable {
    let count: Int
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>

    /// Counters that stand at zero.
    init(count: Int) {
        self.count = count
        unsafe cells = .allocate(capacity: count)
        for index in 0..<count { unsafe (cells + index).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe cells.deinitialize(count: count)
        unsafe cells.deallocate()
    }

    /// The value of a counter; 0 outside of the range.
    func load(_ index: Int) -> UInt64 {
        guard (0..<count).contains(index) else { return 0 }
        return unsafe cells[index].load(ordering: .relaxed)
    }

    /// Raises a counter; nothing outside of the range.
    func add(_ amount: UInt64, to index: Int) {
        guard (0..<count).contains(index) else { return }
        unsafe cells[index].wrappingAdd(amount, ordering: .relaxed)
    }

    /// Replaces a counter if it still has the value that was read; false when someone else was first.
    func replace(_ index: Int, _ old: UInt64, with new: UInt64) -> Bool {
        guard (0..<count).contains(index) else { return true }
        return unsafe cells[index].weakCompareExchange(expected: old, desired: new, ordering: .relaxed).exchanged
    }
}
