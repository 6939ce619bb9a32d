/// What a process knew of the flags, for the next one.
struct Snapshot: Sendable, Hashable {
    /// What every key held.
    var contents: [FlagKey: KeyContent] = [:]
    /// When that was proven to be current last; nil when it never was.
    var provenAt: ContinuousClock.Instant?
}
