/// The last time that a check was down, as far as its runs tell.
struct Outage: Sendable {
    /// Before this moment it worked: the start of the last good run.
    let earliest: ContinuousClock.Instant
    /// The end of the first run that failed.
    let found: ContinuousClock.Instant
    /// When it was up again; nil while it is down.
    var end: ContinuousClock.Instant?
    /// The dependency from which it followed; nil when it stood alone.
    var suspect: Int?
}
