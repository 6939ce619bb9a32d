import Synchronization

/// The snapshot in force, and those that were in force before and may still be read.
///
/// Like the tables there are two of them: the one in force belongs to the number of the tables modulo two, so that both
/// come into force in one step.
///
/// A reader raises a counter of its stripe, loads the pointer, and lowers the counter when it is done: no reference
/// count that all readers fight over. A snapshot that was replaced is released once each counter was seen at zero after
/// the replacement, since a reader that has the old pointer raised its counter before. New readers go to the other half
/// of the counters meanwhile, so that the first half empties (after McKenney's sleepable RCU).
///
/// Sendable by proof: the pointers never change, what they point at lives as long as this object, and every access to
/// it is atomic; snapshots are immutable, and are released as said above.
@safe final class FlagPublication: @unchecked Sendable {
    /// Counters of one half; between two lie 64 bytes, a line of the cache.
    private static let spacing = 8

    private let views: UnsafeMutablePointer<Atomic<Unmanaged<FlagView>>>
    private let readers: UnsafeMutablePointer<Atomic<UInt64>>
    private let half = Atomic(0)
    private let retired = Mutex(Retired())

    private struct Retired {
        /// Replaced before the counters were looked at for the first time.
        var draining: [FlagView] = []
        /// The counters that were not seen at zero since then.
        var busy: [Int] = []
        /// Replaced later.
        var waiting: [FlagView] = []
    }

    init(_ view: FlagView) {
        unsafe views = .allocate(capacity: 2)
        for place in 0..<2 { unsafe (views + place).initialize(to: Atomic(Unmanaged.passRetained(view))) }
        unsafe readers = zeroed(count: 2 * Stripe.count * Self.spacing)
    }

    deinit {
        for place in 0..<2 { unsafe views[place].load(ordering: .acquiring).release() }
        unsafe views.deinitialize(count: 2)
        unsafe views.deallocate()
        unsafe release(readers)
    }

    /// Reads the snapshot in force. The body is short, keeps nothing of it and calls nobody who may wait.
    @inline(__always)
    func read<Result>(with tables: FlagTables, _ body: (FlagView) -> Result) -> Result {
        let reader = (half.load(ordering: .relaxed) &* Stripe.count &+ Stripe.current) &* Self.spacing
        unsafe readers[reader].wrappingAdd(1, ordering: .sequentiallyConsistent)
        defer { unsafe readers[reader].wrappingSubtract(1, ordering: .releasing) }
        while true {
            let number = tables.number.load(ordering: .acquiring)
            let view = unsafe views[Int(truncatingIfNeeded: number & 1)].load(ordering: .sequentiallyConsistent)
            // Otherwise it may be one that is not in force yet.
            if tables.number.load(ordering: .relaxed) == number {
                return unsafe view._withUnsafeGuaranteedRef { body($0) }
            }
        }
    }

    /// Puts a snapshot in the place of the one that is not in force; it comes into force with the tables' next number.
    /// By one thread at a time.
    func prepare(_ view: FlagView, for tables: FlagTables) {
        let place = Int(truncatingIfNeeded: (tables.number.load(ordering: .relaxed) &+ 1) & 1)
        retired.withLock { retired in
            let old = unsafe views[place].exchange(
                Unmanaged.passRetained(view), ordering: .sequentiallyConsistent)
            unsafe retired.waiting.append(old.takeRetainedValue())
            collect(&retired)
        }
    }

    /// Releases what nobody can read any more. How many wait still.
    @discardableResult
    func collect() -> Int {
        retired.withLock { retired in
            collect(&retired)
            return retired.draining.count + retired.waiting.count
        }
    }

    private func collect(_ retired: inout Retired) {
        while true {
            retired.busy.removeAll { unsafe readers[$0].load(ordering: .sequentiallyConsistent) == 0 }
            guard retired.busy.isEmpty else {
                // New readers go to the other half, so that the counters which are still busy come to zero.
                half.store(1 - half.load(ordering: .relaxed), ordering: .relaxed)
                return
            }
            retired.draining = retired.waiting
            retired.waiting = []
            guard !retired.draining.isEmpty else { return }
            retired.busy = (0..<2 * Stripe.count).map { $0 * Self.spacing }
        }
    }
}
