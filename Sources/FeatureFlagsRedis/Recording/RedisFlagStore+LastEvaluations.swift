import Deadlines
public import FeatureFlags
import RedisClient

extension RedisFlagStore {
    /// When processes last evaluated some flags, in ISO 8601, at the resolution of a minute; without those of which
    /// nobody has recorded it.
    ///
    /// - Throws: `FlagWriteError` that says why the server was not asked.
    public func lastEvaluations(of flags: [String]) async throws(FlagWriteError) -> [String: String] {
        let flags = flags.filter { FlagKey(definitionOf: $0) != nil }
        guard !flags.isEmpty else { return [:] }
        return try await withConnection { connection, deadline throws(FlagWriteError) in
            var times: [String: String] = [:]
            for start in stride(from: 0, to: flags.count, by: RefillSettings().keysPerCommand) {
                let some = flags[start..<min(start + RefillSettings().keysPerCommand, flags.count)]
                let keys = some.map { Array((RedisKeys.seen + $0).utf8) }
                let replies = try await connection.checked([RedisCommand("MGET", bytes: keys)], until: deadline)
                guard case .array(let values) = replies[0], values.count == some.count else {
                    throw FlagWriteError(.unavailable, "the server cannot be asked (protocol)")
                }
                for (flag, value) in zip(some, values) { times[flag] = value.text }
            }
            return times
        }
    }
}
