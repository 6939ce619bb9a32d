import Testing

@testable import RedisClient

@Suite struct `A conversation with a server` {
    private let full = RedisReply.error(RedisServerError(text: "ERR max number of clients reached".utf8))
    private let fine = RedisReply.simple("OK")

    @Test func `gives replies to requests in the order of their commands`() {
        var conversation = Conversation()
        #expect(conversation.began(1, commands: 2) == [])
        #expect(conversation.began(2, commands: 1) == [])
        #expect(conversation.received(.integer(1)) == [])
        #expect(conversation.received(.integer(2)) == [.answer(1, [.integer(1), .integer(2)])])
        #expect(conversation.received(.null) == [.answer(2, [.null])])
    }

    @Test func `ends for all when one request is late`() {
        var conversation = Conversation()
        _ = conversation.began(1, commands: 1)
        _ = conversation.began(2, commands: 1)
        let late = RedisError(.timeout)
        #expect(conversation.expired(2) == [.fail(1, late), .fail(2, late), .close])
        #expect(conversation.received(fine) == [])
        #expect(conversation.began(3, commands: 1) == [.fail(3, late)])
    }

    @Test func `is not ended by the deadline of a request that has its replies`() {
        var conversation = Conversation()
        _ = conversation.began(1, commands: 1)
        _ = conversation.received(fine)
        #expect(conversation.expired(1) == [])
        #expect(conversation.failure == nil)
    }

    @Test func `knows the notice of a full server before and after the first command`() {
        var early = Conversation()
        #expect(early.received(full) == [.close])
        #expect(early.began(1, commands: 1) == [.fail(1, RedisError(.tooManyConnections))])

        var late = Conversation()
        _ = late.began(1, commands: 3)
        #expect(late.received(full) == [.fail(1, RedisError(.tooManyConnections)), .close])
    }

    @Test func `ends when something is said that nobody asked for`() {
        var conversation = Conversation()
        #expect(conversation.received(fine) == [.close])
        #expect(conversation.failure == RedisError(.protocol))
    }

    @Test func `delivers messages between replies only where it takes them`() {
        let words = ["message", "channel", "text"].map { RedisReply.bulk(Array($0.utf8)) }
        let reply = RedisReply.array(words)
        var subscribed = Conversation(takesMessages: true)
        _ = subscribed.began(1, commands: 1)
        let message = RedisMessage(reply)
        #expect(message?.channel == Array("channel".utf8) && message?.payload == words[2])
        #expect(subscribed.received(reply) == message.map { [.deliver($0)] })
        #expect(subscribed.received(fine) == [.answer(1, [fine])])

        var other = Conversation()
        _ = other.began(1, commands: 1)
        #expect(other.received(reply) == [.answer(1, [reply])])
    }

    @Test func `keeps the first reason of its end`() {
        var conversation = Conversation()
        #expect(conversation.ended(RedisError(.cancelled)) == [.close])
        #expect(conversation.ended(RedisError(.closed)) == [])
        #expect(conversation.failure == RedisError(.cancelled))
    }
}

@Suite struct `An error of a server` {
    @Test(arguments: [
        ("NOAUTH Authentication required.", RedisError.Code.auth), ("CLUSTERDOWN The cluster is down", .misconfigured),
        ("WRONGPASS invalid", .auth),
        ("NOPERM no", .noPermission), ("LOADING Redis is loading", .loading), ("BUSY Redis is busy", .busy),
        ("MASTERDOWN Link", .masterDown), ("READONLY You", .readOnly), ("MISCONF Redis", .misconfigured),
        ("OOM command", .outOfMemory), ("NOREPLICAS Not", .misconfigured),
        ("DENIED Redis is running in protected mode", .auth),
        ("ERR max number of clients reached", .tooManyConnections),
        ("ERR max number of clients + cluster connections reached", .tooManyConnections),
        ("ERR max number of client", .server), ("MOVED 1 h:1", .cluster), ("", .server),
        ("loading", .server), ("LOADING\u{0}", .server),
    ])
    func `is mapped by its first word`(text: String, code: RedisError.Code) {
        #expect(RedisError(RedisServerError(text: text.utf8)).code == code)
    }

    @Test func `keeps nothing of its text but a word of capital letters`() {
        #expect(RedisServerError(text: "ERR unknown command 'S3CRET'".utf8).word == "ERR")
        #expect(RedisServerError(text: "s3cret".utf8).word == "ERR")
        #expect(RedisServerError(text: String(repeating: "A", count: 25).utf8).word == "ERR")
    }
}
