import CHiredis

/// Owns a `redisReader`: hiredis's parser of replies.
///
/// It is fed only whole replies that ``ReplyGuard`` has let through.
@safe struct HiredisReader: ~Copyable {
    private let raw: UnsafeMutablePointer<redisReader>

    /// A reader, or nil when there is no memory.
    init?() {
        guard let raw = unsafe redisReaderCreate() else { return nil }
        unsafe self.raw = unsafe raw
    }

    deinit {
        unsafe redisReaderFree(raw)
    }

    /// The one reply that these bytes are; nil when hiredis takes them for something else.
    mutating func reply(from bytes: UnsafeRawBufferPointer) -> RedisReply? {
        let text = unsafe bytes.bindMemory(to: CChar.self)
        var reply: UnsafeMutableRawPointer?
        guard unsafe redisReaderFeed(raw, text.baseAddress, text.count) == REDIS_OK,
            unsafe redisReaderGetReply(raw, &reply) == REDIS_OK, let reply = unsafe reply
        else { return nil }
        return unsafe HiredisReply(adopting: reply.assumingMemoryBound(to: redisReply.self)).value
    }
}
