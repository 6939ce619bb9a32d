import Deadlines
import FeatureFlags
import RedisClient

/// Records rules and percentages that somebody has overwritten without this software, so that they can be brought back.
///
/// Every process sees the change; the one that gets the lock first writes it down.
struct OverwriteRecorder: Sendable {
    private let connector: RedisConnector
    private let timeout: Duration
    private let overwrites: AsyncStream<Overwrite>
    private let input: AsyncStream<Overwrite>.Continuation

    /// How long the lock is held, in milliseconds.
    private static let lockTime = "10000"

    init(connector: RedisConnector, timeout: Duration) {
        (self.connector, self.timeout) = (connector, timeout)
        (overwrites, input) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    /// Asks for a record; soon, if at all.
    func record(_ overwrite: Overwrite) {
        input.yield(overwrite)
    }

    /// Records until the task is cancelled.
    ///
    /// - Parameter onRefusal: Called with a note for operators when the server does not allow it.
    func run(onRefusal: @escaping @Sendable (String) -> Void) async {
        for await overwrite in overwrites {
            do throws(FlagWriteError) {
                try await record(overwrite)
            } catch {
                guard error.code == .noPermission || error.code == .readOnly else { continue }
                onRefusal("no right to write the audit: overwritten rules are not recorded")
            }
        }
    }

    private func record(_ overwrite: Overwrite) async throws(FlagWriteError) {
        let deadline = Deadline.after(timeout)
        let connection: RedisConnection
        do throws(RedisError) {
            connection = try await connector.connect(until: deadline)
        } catch {
            throw FlagWriteError(error)
        }
        defer { connection.drop() }
        let lock = RedisCommand(
            "SET", RedisKeys.lock + overwrite.flag, AuditTime.now(), "NX", "PX", Self.lockTime)
        guard try await connection.checked([lock], until: deadline).first == .simple("OK") else { return }
        // What was written through this software stands in the audit already.
        let newest = try await AuditTrail(connection).records(of: overwrite.flag, lookingAt: 100, until: deadline)
            .first { $0.part == .definition }
        let (old, new) = (AuditValue.bytes(overwrite.old), overwrite.new.map { AuditValue.bytes($0) } ?? .nothing)
        guard newest?.old != old || newest?.new != new else { return }
        let record = AuditRecord(
            time: AuditTime.now(), actor: AuditRecord.external, flag: overwrite.flag, part: .definition,
            old: old, new: new)
        _ = try await connection.checked([record.command], until: deadline)
    }
}
