import Deadlines
import Synchronization

/// How far what is served can be relied on.
struct FlagStanding: Sendable, Hashable {
    /// Whether the store says that it cannot be relied on, or has not said yet that it can.
    var isUnreliable = false
    /// Whether the store will never work and nothing was loaded.
    var isFatal = false
    /// Until when what was told is proven to be current, in nanoseconds since the client was made; the largest number
    /// for until further notice.
    var confirmedUntil = Int64.max
    /// For how long nobody has confirmed it, in nanoseconds, as of the last look at the clock; negative while current.
    var staleness: Int64 = -1

    /// Whether evaluations have to say `STALE`.
    ///
    /// - Parameter now: Nanoseconds since the client was made; asked only when a confirmation can run out.
    func isStale(at now: () -> Int64) -> Bool {
        isUnreliable || (confirmedUntil != .max && now() > confirmedUntil)
    }

    /// Whether a flag of this bound is served no longer.
    func isBeyond(_ maximum: Duration?) -> Bool {
        guard let maximum else { return false }
        return staleness >= 0 && staleness >= maximum.nanoseconds
    }
}

/// The standing as the client has published it last; each part for itself, so that nobody waits.
final class PublishedStanding: Sendable {
    private let isUnreliable = Atomic(false)
    private let isFatal = Atomic(false)
    private let confirmedUntil = Atomic(Int64.max)
    private let staleness = Atomic(Int64(-1))

    var value: FlagStanding {
        get {
            FlagStanding(
                isUnreliable: isUnreliable.load(ordering: .acquiring), isFatal: isFatal.load(ordering: .relaxed),
                confirmedUntil: confirmedUntil.load(ordering: .acquiring), staleness: staleness.load(ordering: .relaxed)
            )
        }
        set {
            isFatal.store(newValue.isFatal, ordering: .relaxed)
            staleness.store(newValue.staleness, ordering: .relaxed)
            confirmedUntil.store(newValue.confirmedUntil, ordering: .releasing)
            isUnreliable.store(newValue.isUnreliable, ordering: .releasing)
        }
    }
}
