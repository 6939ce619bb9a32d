/// How often a flag was read, and when last: for finding flags that nobody reads any more.
public struct FlagEvaluations: Sendable, Hashable {
    /// The name of the flag.
    public let flag: String
    /// How often since the client was made. Threads that read at the same moment can lose a few of each other's.
    public let count: UInt64
    /// When the last reads were noticed: up to a second after them, while the client runs.
    public let lastSeen: ContinuousClock.Instant

    package init(flag: String, count: UInt64, lastSeen: ContinuousClock.Instant) {
        (self.flag, self.count, self.lastSeen) = (flag, count, lastSeen)
    }
}

/// A store that remembers when flags were last read, for all processes that share it.
public protocol EvaluationKeeper: FlagStore {
    /// Takes the flags that were read since the last time, about once a second. What it does must be bounded in time.
    func keep(_ evaluations: [FlagEvaluations]) async
}
