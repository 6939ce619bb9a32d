/// What happens to ``RefillState``.
enum RefillEvent: Sendable, Hashable {
    /// A connection can be used. With tracking, everything that changes from now on is announced.
    ///
    /// - Parameters:
    ///   - since: When tracking was asked for.
    case connected(isTracking: Bool, role: ServerRole?, since: ContinuousClock.Instant)
    /// These keys exist, and so does the sentinel or not; the walk through all keys of the database took so many steps.
    case scanned(Set<FlagKey>, hasSentinel: Bool, steps: Int)
    /// What was fetched has arrived.
    case answered([FlagKey: KeyAnswer])
    /// These keys have changed together; nil: any may have.
    case invalidated(Set<FlagKey>?)
    /// The answer to a ping has come.
    case pong(RefillState.PingID)
    /// What the server is among its kind now.
    case role(ServerRole?)
    /// Somebody wants to see all that the server holds at this moment.
    case wanted(RefillState.Token)
    /// This process has written these keys itself; nil: deleted.
    case wrote([FlagKey: KeyContent?])
    /// Time has passed.
    case tick
    /// The connection has ended.
    case lost(StoreFailure)
}
