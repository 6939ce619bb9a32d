import CHiredis

/// Owns a tree of `redisReply`.
@safe struct HiredisReply: ~Copyable {
    private let raw: UnsafeMutablePointer<redisReply>

    init(adopting raw: UnsafeMutablePointer<redisReply>) {
        unsafe self.raw = unsafe raw
    }

    deinit {
        unsafe freeReplyObject(raw)
    }

    /// The tree as a value that needs no owner; nil for a type that RESP2 does not know.
    var value: RedisReply? {
        unsafe Self.value(of: raw.pointee)
    }

    /// Recursion is as deep as the reply, which ``ReplyLimits`` bounds.
    private static func value(of reply: redisReply) -> RedisReply? {
        switch unsafe reply.type {
        case REDIS_REPLY_STRING: return unsafe .bulk(Array(text(of: reply)))
        case REDIS_REPLY_STATUS: return unsafe .simple(String(decoding: text(of: reply), as: UTF8.self))
        case REDIS_REPLY_ERROR: return unsafe .error(RedisServerError(text: text(of: reply)))
        case REDIS_REPLY_INTEGER: return unsafe .integer(reply.integer)
        case REDIS_REPLY_NIL: return .null
        case REDIS_REPLY_ARRAY:
            var elements: [RedisReply] = []
            unsafe elements.reserveCapacity(reply.elements)
            for index in unsafe 0..<reply.elements {
                guard let element = unsafe reply.element?[index], let value = unsafe value(of: element.pointee) else {
                    return nil
                }
                elements.append(value)
            }
            return .array(elements)
        default: return nil
        }
    }

    /// The bytes of a text; they live as long as the tree. Texts hold any byte, NUL too, hence the length.
    private static func text(of reply: redisReply) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: reply.str, count: reply.str == nil ? 0 : reply.len)
    }
}
