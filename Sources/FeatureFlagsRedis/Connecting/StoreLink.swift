import Deadlines
import RedisClient

/// The connections of a store: one for data, and one on which the server announces changes.
struct StoreLink: Sendable {
    /// For what is asked.
    let data: RedisConnection
    /// For what is announced; nil where the server refuses that.
    let announcements: RedisConnection?
    /// What the server is; nil when it does not tell.
    let role: ServerRole?
    /// When tracking was asked for, or the connection was made.
    let since: ContinuousClock.Instant
    /// What an operator should know.
    let notes: [String]

    /// Closes without a word.
    func drop() {
        data.drop()
        announcements?.drop()
    }

    /// Says good-bye, for a moment at most.
    func close() async {
        async let data: Void = data.close()
        await announcements?.close()
        await data
    }
}

/// Makes links.
struct StoreConnector: Sendable {
    let connector: RedisConnector

    /// The channel on which Redis announces changed keys to connections that speak RESP2.
    static let channel = "__redis__:invalidate"

    /// A link whose tracking is confirmed: whatever changes from ``StoreLink/since`` on is announced.
    ///
    /// The connection of the announcements is its own target (`REDIRECT`): with the usual two connections either one
    /// can die without the other's noticing, and changes are lost in silence.
    ///
    /// - Throws: ``StoreFailure``.
    func connect(
        until deadline: Deadline, onMessage: @escaping @Sendable (RedisMessage) -> Void
    ) async throws(StoreFailure) -> StoreLink {
        do throws(RedisError) {
            let data = try await connector.connect(until: deadline)
            // Keys of two slots: a server of a cluster has only a part of the flags and refuses such a question, however
            // few it is asked for later. Whoever may not read, or while nobody may, hears of it here too.
            let slots = RedisCommand("MGET", RedisKeys.evaluators, RedisKeys.definition)
            let replies = try await data.send([RedisCommand("ROLE"), slots], until: deadline)
            guard replies.count == 2 else { throw RedisError(.protocol) }
            if let refusal = replies[1].serverError { throw RedisError(refusal) }
            let role = replies[0]
            var notes: [String] = []
            if let error = role.serverError {
                let error = RedisError(error)
                guard error.code == .noPermission || error.code == .server else { throw error }
                notes.append("no right to ask for the server's role")
            }
            let since = ContinuousClock.now
            let announcements = try await tracked(until: deadline, onMessage: onMessage)
            return StoreLink(
                data: data, announcements: announcements, role: ServerRole(role), since: since, notes: notes)
        } catch {
            throw StoreFailure(error)
        }
    }

    /// The connection of the announcements; nil when the server or its rights do not allow tracking.
    private func tracked(
        until deadline: Deadline, onMessage: @escaping @Sendable (RedisMessage) -> Void
    ) async throws(RedisError) -> RedisConnection? {
        let connection = try await connector.connect(until: deadline, onMessage: onMessage)
        let id = try await connection.send(RedisCommand("CLIENT", "ID"), until: deadline)
        guard case .integer(let number) = id else { return try refused(id, connection) }
        let prefixes = RedisKeys.tracked.flatMap { ["PREFIX", $0] }
        let tracking = ["TRACKING", "ON", "REDIRECT", String(number), "BCAST"] + prefixes
        let replies = try await connection.send(
            [
                RedisCommand("CLIENT", bytes: tracking.map { Array($0.utf8) }), RedisCommand("CLIENT", "GETREDIR"),
                RedisCommand("PING"), RedisCommand("SUBSCRIBE", Self.channel),
            ], until: deadline)
        guard replies.count == 4, replies[0] == .simple("OK") else { return try refused(replies[0], connection) }
        // Without pings nothing proves that announcements still arrive.
        if replies[2].serverError != nil { return try refused(replies[2], connection) }
        // Some proxies say yes to tracking and mean nothing by it; who may not ask has to believe.
        let isRedirected = replies[1] == .integer(number) || replies[1].serverError != nil
        guard isRedirected, case .array(let words) = replies[3], words.first?.text == "subscribe" else {
            return try refused(replies[3], connection)
        }
        return connection
    }

    /// Nil where only tracking is refused.
    private func refused(_ reply: RedisReply, _ connection: RedisConnection) throws(RedisError) -> RedisConnection? {
        connection.drop()
        guard let error = reply.serverError.map({ RedisError($0) }) else { return nil }
        guard error.code == .noPermission || error.code == .server else { throw error }
        return nil
    }
}
