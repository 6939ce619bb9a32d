import Deadlines
public import FeatureFlags
import RedisClient
import Synchronization

extension RedisFlagStore {
    /// Makes all the changes in one transaction (`WATCH`, `MULTI`, `EXEC`), or none of them, and records who made them.
    ///
    /// When it returns, reads of a client that runs on this store see the changes; while that has a connection on which
    /// nothing can be seen in time, they see them a little later.
    ///
    /// - Throws: `FlagWriteError`: `conflict` when somebody else changed one of the flags at the same moment,
    ///   `unavailable` when the server does not answer; whether the changes were made is not known then. `unrecorded`
    ///   when they were made, but the record of them could not be.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        try await write(changes, by: actor, isChecked: true)
    }

    /// As the other one.
    ///
    /// - Parameter isChecked: Whether definitions that no process could use are refused.
    package func write(
        _ changes: [FlagWrite], by actor: String, isChecked: Bool
    ) async throws(FlagWriteError) {
        try await write(changes, by: actor, isChecked: isChecked, expecting: [:])
    }

    /// As the other one.
    ///
    /// - Parameter expected: What some of the keys must hold, else it is a conflict.
    func write(
        _ changes: [FlagWrite], by actor: String, isChecked: Bool, expecting expected: [FlagKey: AuditValue]
    ) async throws(FlagWriteError) {
        let transaction = try FlagTransaction(changes, actor: actor)
        guard !transaction.keys.isEmpty else { return }
        let isRecorded = try await withConnection { connection, deadline throws(FlagWriteError) in
            let watch = RedisCommand("WATCH", bytes: transaction.keys.map(\.bytes))
            let old = try await connection.values(of: transaction.keys + [.evaluators], after: watch, until: deadline)
            guard expected.allSatisfy({ old[$0.key] == $0.value }) else { throw FlagWriteError.conflict }
            var evaluators: [UInt8]?
            if case .bytes(let bytes)? = old[.evaluators] { evaluators = bytes }
            if isChecked { try transaction.validate(evaluators: evaluators) }
            let results = try await connection.executed(
                transaction.commands(old: old, at: AuditTime.now()), until: deadline)
            // What sets and deletes keys cannot fail by itself, so it was the record.
            return results.allSatisfy { $0.serverError == nil }
        }
        await becomesVisible(transaction)
        guard isRecorded else {
            throw FlagWriteError(.unrecorded, "the flag was changed, but not recorded: \(FlagWriteError.noStream)")
        }
    }

    /// Declares the server's contents right although they are empty: running clients let go of what they had kept.
    ///
    /// - Throws: `FlagWriteError`.
    public func reset() async throws(FlagWriteError) {
        try await withConnection { connection, deadline throws(FlagWriteError) in
            let key = FlagKey.evaluators
            let replies = try await connection.checked(
                [RedisCommand("WATCH", bytes: [key.bytes]), StoreCommands.values(of: [key])], until: deadline)
            let rules = StoreCommands.answers(replies[1], for: [key])?.first?.1
            // Nobody is told of the sentinel, so a key that everybody is told of is touched as well.
            var commands = [RedisCommand("MULTI"), RedisCommand("SET", RedisKeys.sentinel, AuditTime.now())]
            if case .content(.bytes(let bytes)) = rules {
                commands.append(RedisCommand("SET", bytes: [key.bytes, bytes]))
            } else if rules == .missing {
                commands.append(RedisCommand("SET", bytes: [key.bytes, Array("{}".utf8)]))
                commands.append(RedisCommand("DEL", bytes: [key.bytes]))
            }
            let results = try await connection.executed(commands + [RedisCommand("EXEC")], until: deadline)
            if let refusal = results.lazy.compactMap(\.serverError).first { throw FlagWriteError(refusal) }
        }
        if let running = running.withLock({ $0 }) { _ = await running.isSeen(within: options.patience) }
    }

    private func becomesVisible(_ transaction: FlagTransaction) async {
        guard let running = running.withLock({ $0 }) else { return }
        guard await !running.isSeen(within: options.patience) else { return }
        // Without a connection for announcements nothing newer is known than what was just written.
        let contents = transaction.contents.mapValues { $0.map { KeyContent.bytes($0) } }
        running.perform { $0.wrote(contents) }
        await running.isIdle()
    }

    /// Does something with a connection of its own.
    func withConnection<Value: Sendable>(
        _ body: (RedisConnection, Deadline) async throws(FlagWriteError) -> Value
    ) async throws(FlagWriteError) -> Value {
        let deadline = Deadline.after(options.timeout)
        let connection: RedisConnection
        do throws(RedisError) {
            connection = try await writer.connect(until: deadline)
        } catch {
            throw FlagWriteError(error)
        }
        do throws(FlagWriteError) {
            let value = try await body(connection, deadline)
            await connection.close()
            return value
        } catch {
            connection.drop()
            throw error
        }
    }
}

extension RedisConnection {
    /// Sends commands, none of which may be refused.
    func checked(_ commands: [RedisCommand], until deadline: Deadline) async throws(FlagWriteError) -> [RedisReply] {
        let replies: [RedisReply]
        do throws(RedisError) {
            replies = try await send(commands, until: deadline)
        } catch {
            throw FlagWriteError(error)
        }
        if let refusal = replies.lazy.compactMap(\.serverError).first { throw FlagWriteError(refusal) }
        return replies
    }

    /// Sends a transaction; what each of its commands has led to, which may be a refusal.
    ///
    /// - Throws: `FlagWriteError` of code `conflict` when a watched key has changed.
    func executed(_ commands: [RedisCommand], until deadline: Deadline) async throws(FlagWriteError) -> [RedisReply] {
        switch try await checked(commands, until: deadline).last {
        case .array(let results): return results
        case .null: throw FlagWriteError.conflict
        default: throw FlagWriteError(.unavailable, "the server cannot be asked (protocol)")
        }
    }

    /// What keys hold. Those for which a reply has no room are asked for again.
    ///
    /// - Parameter first: A command to send before.
    func values(
        of keys: [FlagKey], after first: RedisCommand? = nil, until deadline: Deadline
    ) async throws(FlagWriteError) -> [FlagKey: AuditValue] {
        var (values, left, before): ([FlagKey: AuditValue], [FlagKey], [RedisCommand]) = ([:], keys, [])
        if let first { before = [first] }
        while !left.isEmpty {
            let replies = try await checked(before + [StoreCommands.values(of: left)], until: deadline)
            before = []
            guard let answers = replies.last.flatMap({ StoreCommands.answers($0, for: left) }),
                answers.contains(where: { $0.1 != .unclear })
            else { throw FlagWriteError(.unavailable, "the server cannot be asked (protocol)") }
            for (key, answer) in answers where answer != .unclear { values[key] = AuditValue(answer) }
            left = answers.filter { $0.1 == .unclear }.map { $0.0 }
        }
        return values
    }
}

extension FlagWriteError {
    /// A watched key is not what it was.
    fileprivate static let conflict = FlagWriteError(
        .conflict, "somebody else changed the flag at the same moment; look and try again")

    /// The class of a refusal of the server.
    init(_ refusal: RedisServerError) {
        // No other key is used by a command for one type.
        if refusal.word == "WRONGTYPE" {
            self.init(.readOnly, Self.noStream)
        } else {
            self.init(RedisError(refusal))
        }
    }

    /// What to do about an audit of another type.
    fileprivate static let noStream = "\(RedisKeys.audit) must be a stream; DEL it"

    /// The class of a failure of the client.
    init(_ error: RedisError) {
        switch error.code {
        case .noPermission: self.init(.noPermission, "the user lacks a right of the writer set")
        case .auth: self.init(.noPermission, "the server wants other credentials")
        case .readOnly: self.init(.readOnly, "the server is a replica that takes no writes; name the master")
        case .outOfMemory: self.init(.readOnly, "the server has no memory left for writes")
        case .misconfigured: self.init(.readOnly, "the server refuses writes because of its own configuration")
        case .cluster: self.init(.readOnly, "the server is one of a cluster, which is not supported")
        default: self.init(.unavailable, "the server cannot be asked (\(error.code))")
        }
    }
}
