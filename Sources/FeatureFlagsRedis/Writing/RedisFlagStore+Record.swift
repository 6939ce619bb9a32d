import Deadlines
public import FeatureFlags
import RedisClient

/// A change that stands in the record of the store.
public struct RecordedChange: Sendable, Hashable {
    /// The name of the flag.
    public let flag: String
    /// What has happened to it.
    public let change: FlagChange

    /// A change of a flag.
    public init(flag: String, change: FlagChange) {
        self.flag = flag
        self.change = change
    }
}

extension RedisFlagStore {
    /// What was recorded last, of all flags, newest first.
    ///
    /// - Parameter limit: How many changes at most.
    /// - Throws: `FlagWriteError` that says why the server was not asked.
    public func record(limit: Int = 100) async throws(FlagWriteError) -> [RecordedChange] {
        try await withConnection { connection, deadline throws(FlagWriteError) in
            let records = try await AuditTrail(connection).records(lookingAt: limit, until: deadline)
            return records.prefix(limit).map { RecordedChange(flag: $0.flag, change: FlagChange($0)) }
        }
    }
}
