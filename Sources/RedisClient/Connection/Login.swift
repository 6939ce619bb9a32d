/// The commands that begin a connection, sent together, and what the replies to them mean.
struct Login: Sendable {
    private enum Step: Sendable {
        case authenticate, setName, select
    }

    private let steps: [(step: Step, command: RedisCommand)]

    /// The commands that a target needs; at least one, so that a server always has something to answer.
    init(_ target: RedisTarget, clientName: String) {
        var steps: [(Step, RedisCommand)] = []
        if let credentials = target.credentials {
            // Servers before Redis 6 know no users, so the default one is not named.
            let secrets = [credentials.user, credentials.password].compactMap(\.self)
            steps.append((.authenticate, RedisCommand("AUTH", secrets: secrets)))
        }
        steps.append((.setName, RedisCommand("CLIENT", "SETNAME", clientName)))
        if target.database != 0 { steps.append((.select, RedisCommand("SELECT", String(target.database)))) }
        self.steps = steps
    }

    /// The commands in order.
    var commands: [RedisCommand] { steps.map(\.command) }

    /// Why the connection cannot be used; nil when it can.
    func failure(_ replies: [RedisReply]) -> RedisError? {
        for (step, reply) in zip(steps.map(\.step), replies) {
            if let failure = Self.failure(of: step, reply) { return failure }
        }
        return nil
    }

    private static func failure(of step: Step, _ reply: RedisReply) -> RedisError? {
        switch reply {
        case .simple("OK"): return nil
        case .error(let error):
            let failure = RedisError(error)
            switch (step, failure.code) {
            // "ERR … without any password configured", a wrong arity of an old server.
            case (.authenticate, .server), (.authenticate, .noPermission): return RedisError(.auth)
            case (.select, .server): return RedisError(.databaseMissing)
            case (.authenticate, _), (.select, _), (.setName, .auth): return failure
            // A name is a courtesy; whatever else is wrong, the commands to come will hear of it.
            case (.setName, _): return nil
            }
        default: return RedisError(.protocol)
        }
    }
}
