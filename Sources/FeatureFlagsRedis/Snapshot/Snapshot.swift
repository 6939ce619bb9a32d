/// What a process knew of the flags, for the next one.
struct Snapshot: Sendable, Hashable {
    typealias Instant = ContinuousClock.Instant

    /// What every key held.
    var contents: [FlagKey: KeyContent] = [:]
    /// When that was proven to be current last; nil when it never was.
    var provenAt: Instant?
    /// When any of it was told first: from then on it counts as old while it was never proven.
    var toldAt: Instant?
    /// When the process put into it what it had written itself while nothing could be proven; nil when it never did.
    var wroteAt: Instant?

    /// How new it is, as far as anybody can tell.
    var latest: Instant? { [provenAt, wroteAt].compactMap(\.self).max() }
}
