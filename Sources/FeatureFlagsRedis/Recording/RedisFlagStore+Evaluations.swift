import Deadlines
public import FeatureFlags
import RedisClient
import Synchronization

extension RedisFlagStore: EvaluationKeeper {
    /// Writes to `feature-seen:NAME` that flags were read, at most once a minute for each. A user without that right
    /// just does not.
    public func keep(_ evaluations: [FlagEvaluations]) async {
        let due = seen.withLock { $0.due(evaluations.map(\.flag), at: .now) }
        let keys = due.filter { FlagKey(definitionOf: $0) != nil }.map { Array((RedisKeys.seen + $0).utf8) }
        guard !keys.isEmpty else { return }
        let now = Array(AuditTime.now().utf8)
        _ = try? await withConnection { connection, deadline throws(FlagWriteError) in
            _ = try await connection.checked(keys.map { RedisCommand("SET", bytes: [$0, now]) }, until: deadline)
        }
    }
}
