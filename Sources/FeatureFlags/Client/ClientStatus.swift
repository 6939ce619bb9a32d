/// How a client fares, as far as its store and the clock tell: pure. Events go in, changes come out; moments are handed
/// in.
struct ClientStatus: Sendable {
    /// From one status to another.
    struct Change: Sendable, Hashable {
        let from: FlagReport.Status
        let to: FlagReport.Status
        /// What the store said of the failure, if anything.
        let code: String?
    }

    /// How the client fares, as of the last event.
    private(set) var status = FlagReport.Status.notReady
    /// Whether the store has told what it holds.
    private(set) var isLoaded = false
    /// How the store fares.
    private(set) var store = FlagStoreStatus(health: .starting, mode: .fixed)
    /// Until when what was told is current; nil while the store has said nothing about it.
    private(set) var confirmation: FlagConfirmation?
    /// Since when nobody has confirmed what is served; nil while it is current or nothing was told.
    private(set) var staleSince: ContinuousClock.Instant?
    /// Whether the store will tell nothing any more.
    private var hasEnded = false

    /// Takes what a store tells.
    mutating func take(_ event: FlagStoreEvent, at now: ContinuousClock.Instant) -> Change? {
        switch event {
        case .loaded: isLoaded = true
        case .changed: break
        case .confirmed(let until): confirmation = until.map { .until($0) } ?? .untilFurtherNotice
        case .status(let status): store = status
        }
        return look(at: now)
    }

    /// The store has returned and tells nothing any more.
    mutating func end(at now: ContinuousClock.Instant) -> Change? {
        hasEnded = true
        return look(at: now)
    }

    /// Judges anew, because time has passed.
    mutating func look(at now: ContinuousClock.Instant) -> Change? {
        let isConfirmed = confirmation?.holds(at: now) ?? true
        let new = judged(isConfirmed: isConfirmed)
        if new == .stale {
            // A confirmation that has run out says since when; otherwise it is the moment at which the store said so.
            staleSince = staleSince ?? (isConfirmed ? now : confirmation?.end ?? now)
        } else {
            staleSince = nil
        }
        guard new != status else { return nil }
        defer { status = new }
        return Change(from: status, to: new, code: store.code)
    }

    private func judged(isConfirmed: Bool) -> FlagReport.Status {
        guard isLoaded else {
            guard store.health == .failed else { return .notReady }
            return hasEnded ? .fatal : .error
        }
        switch store.health {
        case .current: return isConfirmed ? .ready : .stale
        // What was told may be old: whether it is the store says next.
        case .starting: return status == .notReady ? .notReady : .stale
        case .stale, .failed: return .stale
        }
    }
}
