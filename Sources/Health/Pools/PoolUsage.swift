/// How much of a pool of connections is in use at one moment.
public struct PoolUsage: Sendable, Hashable {
    /// Connections that are lent out.
    public let inUse: Int
    /// The most that can be lent out.
    public let limit: Int
    /// Requests that wait for a connection.
    public let waiting: Int

    /// A usage; each number is held within 0 to 2,097,151.
    ///
    /// - Parameters:
    ///   - inUse: Connections that are lent out.
    ///   - limit: The most that can be lent out.
    ///   - waiting: Requests that wait; 0 where the pool does not tell.
    public init(inUse: Int, limit: Int, waiting: Int = 0) {
        self.inUse = Self.held(inUse)
        self.limit = Self.held(limit)
        self.waiting = Self.held(waiting)
    }

    /// Whether a request would have to wait now: someone does already, or every connection is lent out.
    public var isSaturated: Bool {
        waiting > 0 || (limit > 0 && inUse >= limit)
    }

    /// The largest number that is told apart: three of them fit into one atomic word.
    static let largest = (1 << 21) - 1

    private static func held(_ number: Int) -> Int {
        min(max(number, 0), largest)
    }
}
