import Synchronization

/// What a server has done since its start.
public struct ServerStatistics: Sendable, Hashable {
    /// Connections that are open now.
    public internal(set) var open = 0
    /// Connections that were taken in.
    public internal(set) var accepted: UInt64 = 0
    /// Connections that had to go for others.
    public internal(set) var evicted: UInt64 = 0
    /// Clients that were told 503, because every connection was being answered or no descriptor was left.
    public internal(set) var refused: UInt64 = 0
}

/// The statistics as all threads see them.
final class StatisticsBoard: Sendable {
    private let value = Mutex(ServerStatistics())

    var current: ServerStatistics { value.withLock { $0 } }

    func update(_ change: (inout ServerStatistics) -> Void) {
        value.withLock { change(&$0) }
    }
}
