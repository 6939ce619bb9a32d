import Synchronization

/// The last report of a pool: written by any thread and read by the check, without a lock.
final class PoolReport: Sendable {
    private static let isNew: UInt64 = 1 << 63
    private static let width = UInt64(21)

    private let word = Atomic<UInt64>(0)

    /// Keeps a usage in place of the one before.
    func write(_ usage: PoolUsage) {
        let packed = [usage.inUse, usage.limit, usage.waiting].reduce(0) { $0 << Self.width | UInt64($1) }
        word.store(Self.isNew | packed, ordering: .relaxed)
    }

    /// The usage that was reported since the last call; nil without a report.
    func takeNew() -> PoolUsage? {
        let old = word.bitwiseAnd(~Self.isNew, ordering: .relaxed).oldValue
        guard old & Self.isNew != 0 else { return nil }
        let part = { (shift: UInt64) in Int(old >> (shift * Self.width) & UInt64(PoolUsage.largest)) }
        return PoolUsage(inUse: part(2), limit: part(1), waiting: part(0))
    }
}
