/// Which reply belongs to which request, from the first byte of a connection to its end.
///
/// A pure value: it is told what happens and says what to do. A connection that has seen anything odd ends, because a
/// reply that is taken for that of another command is worse than none.
struct Conversation: Sendable, Hashable {
    /// Names a request within its connection.
    typealias RequestID = UInt64

    /// What the shell has to do.
    enum Action: Sendable, Hashable {
        /// All replies to a request are there, in the order of its commands.
        case answer(RequestID, [RedisReply])
        /// A request has failed.
        case fail(RequestID, RedisError)
        /// A message of a channel to which the connection is subscribed.
        case deliver(RedisMessage)
        /// The connection is of no more use.
        case close
    }

    private struct Pending: Hashable {
        var id: RequestID
        var expected: Int
        var replies: [RedisReply] = []
    }

    /// Whether messages may come between the replies.
    private let takesMessages: Bool
    private var pending: [Pending] = []
    private var end: RedisError?
    /// Whether the server has answered anything that was asked.
    private(set) var hasAnswered = false

    /// Why the connection ended; nil while it lives.
    var failure: RedisError? { end }

    /// A conversation; one that takes messages must send no command whose reply could look like one.
    init(takesMessages: Bool = false) {
        self.takesMessages = takesMessages
    }

    /// A request of so many commands, at least one, is being written.
    mutating func began(_ id: RequestID, commands: Int) -> [Action] {
        if let end { return [.fail(id, end)] }
        pending.append(Pending(id: id, expected: commands))
        return []
    }

    /// A whole reply has come.
    mutating func received(_ reply: RedisReply) -> [Action] {
        guard end == nil else { return [] }
        // What Redis says unasked before it hangs up. It may come before the first command is written, or stand where
        // the reply to that is expected.
        if !hasAnswered, let error = reply.serverError, error.refusesConnection {
            return ended(RedisError(error))
        }
        if takesMessages, let message = RedisMessage(reply) { return [.deliver(message)] }
        guard !pending.isEmpty else { return ended(RedisError(.protocol)) }
        hasAnswered = true
        pending[0].replies.append(reply)
        guard pending[0].replies.count == pending[0].expected else { return [] }
        let whole = pending.removeFirst()
        return [.answer(whole.id, whole.replies)]
    }

    /// The deadline of a request has passed.
    mutating func expired(_ id: RequestID) -> [Action] {
        guard pending.contains(where: { $0.id == id }) else { return [] }
        return ended(RedisError(.timeout))
    }

    /// The connection has failed, or someone wants it to end; the first reason stays.
    mutating func ended(_ error: RedisError) -> [Action] {
        guard end == nil else { return [] }
        end = error
        defer { pending = [] }
        return pending.map { .fail($0.id, error) } + [.close]
    }
}
