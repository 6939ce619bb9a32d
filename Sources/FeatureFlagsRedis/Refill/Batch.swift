/// Keys on their way from the announcement to the client, or all of them.
struct Batch: Sendable {
    /// How far it has come.
    enum Phase: Sendable, Hashable {
        /// It is being found out which keys exist.
        case scanning
        /// Values are being fetched.
        case asking
        /// They are there, and the ping that was sent then is being answered.
        case fencing(RefillState.PingID)
    }

    /// Whether a key that is not found is gone.
    let isFull: Bool
    /// All that changed before this moment is not among it; nil when nothing is known to have changed.
    var since: ContinuousClock.Instant?
    var phase: Phase
    var hasSentinel = false
    /// The keys that are asked for although nobody said that they had changed.
    var revalidated: Set<FlagKey> = []
    /// The keys that may exist although the walk before has not found them.
    var guessed: Set<FlagKey> = []
    /// The keys that are being fetched.
    var asked: Set<FlagKey> = []
    /// What came for them.
    var answers: [FlagKey: KeyAnswer] = [:]
    /// What came before and was not announced again since.
    var held: [FlagKey: KeyAnswer] = [:]
    /// How often something was fetched again.
    var retries = 0
    /// How many announcements there were when it was asked last.
    var announcements = 0

    /// The announcements that concern it.
    func concerning(_ dirt: Dirt) -> [Set<FlagKey>] {
        dirt.groups.enumerated().filter { place, keys in
            isFull || place == 0 && dirt.continues || keys.contains { asked.contains($0) || held[$0] != nil }
        }.map(\.element)
    }
}
