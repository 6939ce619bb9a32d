import Deadlines
import FeatureFlags
import RedisClient

/// Reads the audit stream.
struct AuditTrail: Sendable {
    private let connection: RedisConnection
    /// How many entries are read at once, and fewer where their definitions do not fit into one reply.
    private static let page = 100

    init(_ connection: RedisConnection) {
        self.connection = connection
    }

    /// The entries of a flag, newest first.
    ///
    /// - Parameters:
    ///   - flag: The flag; nil for all.
    ///   - start: Only entries that come behind this one; nil for all.
    ///   - count: At least so many entries of the stream are looked at.
    func records(
        of flag: String? = nil, after start: String? = nil, lookingAt count: Int = .max, until deadline: Deadline
    ) async throws(FlagWriteError) -> [AuditRecord] {
        let first = start.map { "(\($0)" } ?? "-"
        var records: [AuditRecord] = []
        var (end, seen, page) = ("+", 0, Self.page)
        while seen < count {
            let entries = try await entries(from: end, downTo: first, count: page, until: deadline)
            if page > 1, entries.contains(where: \.isIncomplete) {
                page /= 2
                continue
            }
            records += entries.compactMap { AuditRecord($0) }.filter { flag == nil || $0.flag == flag }
            seen += entries.count
            guard entries.count == page, case .array(let last)? = entries.last, let id = last.first?.text else {
                break
            }
            end = "(\(id)"
        }
        return records
    }

    private func entries(
        from end: String, downTo start: String, count: Int, until deadline: Deadline
    ) async throws(FlagWriteError) -> [RedisReply] {
        let replies = try await connection.checked(
            [RedisCommand("XREVRANGE", RedisKeys.audit, end, start, "COUNT", String(count))], until: deadline)
        guard case .array(let entries)? = replies.first else {
            throw FlagWriteError(.unavailable, "the server cannot be asked (protocol)")
        }
        return entries
    }
}

extension RedisReply {
    /// Whether something in it had no room any more.
    fileprivate var isIncomplete: Bool {
        if case .array(let elements) = self {
            elements.contains(where: \.isIncomplete)
        } else {
            self == .error(.leftOut)
        }
    }
}
