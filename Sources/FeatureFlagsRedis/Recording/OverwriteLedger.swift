import Deadlines
import FeatureFlags
import RedisClient

/// Writes overwritten definitions into the audit, each once although every process sees it.
///
/// All processes see the overwrites of a flag in the same order. Each of them reads the entries of the audit in turn and
/// crosses off the ones that it has seen itself; what it finds nowhere it adds. So no earlier overwrite passes for a later
/// one that looks the same, and nothing is added by a process that comes late, when the next one is on record already.
/// The lock makes looking and adding one step.
struct OverwriteLedger: Sendable {
    /// An entry that this process has not seen to happen, yet.
    private struct Entry: Sendable {
        let id: AuditID
        let change: Change
    }

    /// What an entry says; definitions as their hash, since they may be large.
    private struct Change: Sendable, Hashable {
        let hash: Int

        init(from old: AuditValue, to new: AuditValue) {
            var hasher = Hasher()
            hasher.combine(old)
            hasher.combine(new)
            hash = hasher.finalize()
        }
    }

    /// What was read, of each flag, the oldest first.
    private var entries: [String: [Entry]] = [:]
    /// The newest entry that was read.
    private var position = AuditID(milliseconds: 0)
    /// The entries behind it that this process has added.
    private var own: Set<AuditID> = []
    /// How long one attempt may take at most, well within ``lockTime``.
    private let timeout: Duration

    /// How long the lock is held at most, in milliseconds, should its holder be gone.
    private static let lockTime = "10000"
    /// After that time somebody must have had the lock.
    private static let patience = Duration.seconds(12)
    /// How much earlier than here, in milliseconds, another process may have seen and recorded something; the clocks of
    /// processes and server may differ by as much.
    private static let lead = 60_000

    init(timeout: Duration) {
        self.timeout = min(timeout, .seconds(5))
    }

    /// Begins with overwrites of which the first one was seen at a moment, in milliseconds of Unix time.
    mutating func begin(at time: Int) {
        let start = AuditID(milliseconds: time - Self.lead)
        position = max(position, start)
        own = own.filter { $0 > position }
        entries = entries.mapValues { $0.filter { $0.id > start } }.filter { !$0.value.isEmpty }
    }

    /// Sees to it that an overwrite stands in the audit.
    mutating func record(
        _ overwrite: Overwrite, over connection: RedisConnection
    ) async throws(FlagWriteError) {
        let record = overwrite.record
        let end = Deadline.after(Self.patience)
        while !end.hasPassed {
            let deadline = Deadline.after(timeout)
            let isLocked = try await lock(overwrite.flag, over: connection, until: deadline)
            try await read(from: connection, until: deadline)
            let isFound = crossOff(record)
            if !isFound, isLocked {
                let id = try await connection.checked([record.command], until: deadline).first?.text
                if let id = id.flatMap({ AuditID($0) }) { own.insert(id) }
                // What comes before it is nothing that this process could still see to happen.
                entries[overwrite.flag] = nil
            }
            if isLocked { try await unlock(overwrite.flag, over: connection, until: deadline) }
            if isFound || isLocked { return }
            // Whoever has the lock needs a few round trips; then it is on record, most likely.
            guard (try? await Task.sleep(for: .milliseconds(.random(in: 10...40)))) != nil else { break }
        }
        throw FlagWriteError(.unavailable, "the record is locked")
    }

    /// Reads what has come into the audit since the last time.
    private mutating func read(
        from connection: RedisConnection, until deadline: Deadline
    ) async throws(FlagWriteError) {
        let records = try await AuditTrail(connection).records(after: position.text, until: deadline)
        for record in records.reversed() {
            guard let id = record.id.flatMap({ AuditID($0) }) else { continue }
            position = max(position, id)
            guard record.part == .definition, own.remove(id) == nil else { continue }
            entries[record.flag, default: []].append(
                Entry(id: id, change: Change(from: record.old, to: record.new)))
        }
    }

    /// Crosses off an entry and all before it; whether there is one.
    private mutating func crossOff(_ record: AuditRecord) -> Bool {
        let change = Change(from: record.old, to: record.new)
        guard let place = entries[record.flag]?.firstIndex(where: { $0.change == change }) else { return false }
        entries[record.flag]?.removeFirst(place + 1)
        return true
    }

    private func lock(
        _ flag: String, over connection: RedisConnection, until deadline: Deadline
    ) async throws(FlagWriteError) -> Bool {
        let lock = RedisCommand("SET", RedisKeys.lock + flag, AuditTime.now(), "NX", "PX", Self.lockTime)
        return try await connection.checked([lock], until: deadline).first == .simple("OK")
    }

    /// Lets go of the lock, which is still this process's own by the deadline; nobody needs the right to `DEL` for it.
    private func unlock(
        _ flag: String, over connection: RedisConnection, until deadline: Deadline
    ) async throws(FlagWriteError) {
        let unlock = RedisCommand("SET", RedisKeys.lock + flag, "", "XX", "PX", "1")
        _ = try await connection.checked([unlock], until: deadline)
    }
}

extension Overwrite {
    /// The entry for the audit.
    fileprivate var record: AuditRecord {
        AuditRecord(
            time: AuditTime.now(), actor: AuditRecord.external, flag: flag, part: .definition,
            old: .bytes(old), new: new.map { .bytes($0) } ?? .nothing)
    }
}
