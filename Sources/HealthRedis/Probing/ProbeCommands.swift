import RedisClient

/// The commands of one run, sent together, and what the replies to them mean.
///
/// `ECHO` and `PING` bring a word back that was never sent before, so that the late reply to an earlier run cannot pass
/// for one to this. Both, because `ECHO` is answered in states in which `PING` is refused, and a user of the access
/// control list may be allowed only one of them.
struct ProbeCommands: Sendable {
    /// How `INFO` is asked for.
    enum Information: Sendable, Hashable {
        case none
        /// The needed sections alone, from Redis 7 on.
        case sections
        /// All sections, for older servers.
        case whole
    }

    let nonce: String
    let information: Information

    /// The commands in order.
    var commands: [RedisCommand] {
        let first = [RedisCommand("ECHO", nonce), RedisCommand("PING", nonce), RedisCommand("ROLE")]
        return switch information {
        case .none: first
        case .sections:
            first + [RedisCommand("INFO", "server", "clients", "memory", "persistence", "replication")]
        case .whole: first + [RedisCommand("INFO")]
        }
    }

    /// What the server said.
    ///
    /// - Throws: ``RedisError`` of code `protocol` when it answers something else than it was asked, of code
    ///   `noPermission` when it may be alive and the user may not ask, else why it refuses even `ECHO`.
    func answers(_ replies: [RedisReply]) throws(RedisError) -> Answers {
        guard replies.count == commands.count else { throw RedisError(.protocol) }
        var answers = Answers()
        let echo = try refusal(replies[0])
        let ping = try refusal(replies[1])
        if echo?.code == .noPermission { answers.denied.append("ECHO") }
        if ping?.code == .noPermission {
            answers.denied.append("PING")
            if let echo { throw echo }
        } else {
            answers.refusal = ping
        }
        switch replies[2] {
        case .error(let error): if RedisError(error).code == .noPermission { answers.denied.append("ROLE") }
        default: answers.role = ServerRole(replies[2])
        }
        if let reply = replies.dropFirst(3).first {
            switch reply {
            case .bulk(let text): answers.information = ServerInformation(text)
            case .error(let error): if RedisError(error).code == .noPermission { answers.denied.append("INFO") }
            default: throw RedisError(.protocol)
            }
        }
        return answers
    }

    /// Whether the server is too old to know how to answer for several sections.
    func needsWholeInformation(_ replies: [RedisReply]) -> Bool {
        guard information == .sections, let error = replies.dropFirst(3).first?.serverError else { return false }
        return error.word == "ERR"
    }

    /// The error in a reply that should be the nonce; nil when it is the nonce.
    private func refusal(_ reply: RedisReply) throws(RedisError) -> RedisError? {
        switch reply {
        case .bulk(let bytes) where bytes.elementsEqual(nonce.utf8): return nil
        case .error(let error): return RedisError(error)
        default: throw RedisError(.protocol)
        }
    }
}
