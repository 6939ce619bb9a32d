import Deadlines
import Synchronization

/// How a client fares, for health checks, metrics and the command line.
public struct FlagReport: Sendable, Hashable {
    /// In the words of OpenFeature (specification 0.8, provider status).
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Nothing was loaded yet: the defaults of the code are in force. Or the store has not said yet whether what it
        /// told is current.
        case notReady = "NOT_READY"
        /// What is served is current.
        case ready = "READY"
        /// The last good values are served; whether they are still right nobody can say.
        case stale = "STALE"
        /// The store does not work, and nothing good was ever loaded.
        case error = "ERROR"
        /// The store will never work.
        case fatal = "FATAL"
    }

    /// How the client fares.
    public var status: Status
    /// Which kind of store it has.
    public var store: String
    /// What the store said last.
    public var storeStatus: FlagStoreStatus
    /// Since when nobody has confirmed what is served; nil while it is current or nothing was loaded.
    public var age: Duration?
    /// How many flags have a definition or a kill.
    public var flags: Int
    /// The flags that are overridden, in order.
    public var kills: [String]
    /// Definitions that cannot be used; the last good ones are in force instead. In order of their flags.
    public var problems: [FlagDefinitionError]
}

extension FlagClient {
    /// How the client fares, judged now.
    public func report() -> FlagReport {
        var (status, flags, now) = state.withLock { ($0.status, $0.flags, core.time.now) }
        // What time alone has changed is seen here at once, and told to listeners by the next look of `run()`.
        _ = status.look(at: now)
        return FlagReport(
            status: status.status, store: store.kind, storeStatus: status.store,
            age: status.staleSince.map { $0.duration(to: now) }, flags: flags.count, kills: flags.kills,
            problems: flags.problems)
    }
}
