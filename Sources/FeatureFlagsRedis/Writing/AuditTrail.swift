import Deadlines
import FeatureFlags
import RedisClient

/// Reads the audit stream.
struct AuditTrail: Sendable {
    private let connection: RedisConnection
    /// How many entries are read at once: definitions of 1 MiB must fit as well.
    private static let page = 100

    init(_ connection: RedisConnection) {
        self.connection = connection
    }

    /// The entries of a flag, newest first.
    ///
    /// - Parameters:
    ///   - flag: The flag; nil for all.
    ///   - count: At least so many entries of the stream are looked at.
    func records(
        of flag: String? = nil, lookingAt count: Int = .max, until deadline: Deadline
    ) async throws(FlagWriteError) -> [AuditRecord] {
        var records: [AuditRecord] = []
        var (end, seen) = ("+", 0)
        while seen < count {
            let replies = try await connection.checked(
                [RedisCommand("XREVRANGE", RedisKeys.audit, end, "-", "COUNT", String(Self.page))], until: deadline)
            guard case .array(let entries) = replies[0] else { throw FlagWriteError(.unavailable, "protocol") }
            records += entries.compactMap { AuditRecord($0) }.filter { flag == nil || $0.flag == flag }
            seen += entries.count
            guard entries.count == Self.page, case .array(let last)? = entries.last, let id = last.first?.text else {
                break
            }
            end = "(\(id)"
        }
        return records
    }
}
