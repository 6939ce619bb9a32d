/// Which connections there are, and which one goes when there is no room for another.
///
/// A pure value. A prober must always get in, so a newcomer is never turned away while there is a connection that has
/// not sent a complete request: the oldest of those goes first, then whichever has been idle for longest. A connection
/// whose request is being answered never goes.
struct ConnectionLedger: Sendable, Hashable {
    /// A connection's number, counted from the start.
    typealias ID = UInt64

    /// The largest number of connections.
    let limit: Int
    /// How many connections were evicted.
    private(set) var evictions: UInt64 = 0
    /// How many connections were accepted.
    private(set) var accepted: UInt64 = 0

    private var isNew: [ID: Bool] = [:]
    // In order of arrival, with numbers that are new no longer; those are skipped, and dropped in bulk.
    private var newcomers: ArraySlice<ID> = []

    /// A ledger for at most so many connections.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// How many of the connections may be worked for at a time; an eighth is left for probers,
    /// and at least one where there is more than one.
    var workLimit: Int { max(1, limit - max(1, limit / 8)) }

    /// How many connections there are.
    var count: Int { isNew.count }

    /// Whether another connection fits.
    var hasRoom: Bool { count < limit }

    /// Takes a newcomer in and gives it its number.
    mutating func open() -> ID {
        accepted += 1
        isNew[accepted] = true
        if newcomers.count > 2 * limit + 64 {
            newcomers = ArraySlice(newcomers.filter { isNew[$0] == true })
        }
        newcomers.append(accepted)
        return accepted
    }

    /// A connection has sent its first complete request.
    mutating func settle(_ id: ID) {
        if isNew[id] != nil { isNew[id] = false }
    }

    /// The connection is gone.
    mutating func close(_ id: ID) {
        isNew[id] = nil
    }

    /// Removes the connection that has to go before another can come.
    ///
    /// - Parameter idleSince: Since when a connection waits for its next request, on any growing scale; nil while it is
    ///   being answered.
    /// - Returns: The connection to close; nil when all are being answered.
    mutating func evict(idleSince: (ID) -> UInt64?) -> ID? {
        while let oldest = newcomers.popFirst() {
            if isNew[oldest] == true { return removed(oldest) }
        }
        var victim: (id: ID, since: UInt64)?
        for id in isNew.keys {
            if let since = idleSince(id), since < victim?.since ?? .max { victim = (id, since) }
        }
        return victim.map { removed($0.id) }
    }

    private mutating func removed(_ id: ID) -> ID {
        isNew[id] = nil
        evictions += 1
        return id
    }
}
