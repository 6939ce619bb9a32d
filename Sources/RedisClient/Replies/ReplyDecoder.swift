import NIOCore

/// Cuts what comes from a server into replies: the guard first, then hiredis.
struct ReplyDecoder: ~Copyable {
    private var bytesGuard: ReplyGuard
    private var reader: HiredisReader
    /// The reply that is not whole yet; bounded by the guard.
    private var pending = ByteBuffer()

    /// A decoder, or nil when there is no memory.
    init?(limits: ReplyLimits) {
        guard let reader = HiredisReader() else { return nil }
        self.reader = reader
        bytesGuard = ReplyGuard(limits: limits)
    }

    /// Whether no byte of an unfinished reply has come.
    var isBetweenReplies: Bool { bytesGuard.isBetweenReplies }

    /// Takes what has come and calls `deliver` with each reply that is whole now.
    ///
    /// - Throws: ``RedisError`` of code `protocol`, after the replies before the violation have been delivered.
    mutating func decode(_ input: ByteBuffer, deliver: (RedisReply) -> Void) throws(RedisError) {
        var input = input
        while input.readableBytes > 0 {
            let isForgotten = bytesGuard.isForgetting
            let (length, event) = unsafe input.withUnsafeReadableBytes { unsafe bytesGuard.scan($0) }
            guard var piece = input.readSlice(length: length) else { throw RedisError(.protocol) }
            if isForgotten { piece.clear() }
            switch event {
            case .violation: throw RedisError(.protocol)
            case .incomplete, .forgot: pending.writeBuffer(&piece)
            case .forgets(let announcement, let marker):
                pending.writeBuffer(&piece)
                pending.moveWriterIndex(to: max(pending.readerIndex, pending.writerIndex - announcement))
                pending.writeString("-\(marker.word)\r\n")
            case .complete: deliver(try whole(piece))
            }
        }
    }

    private mutating func whole(_ end: ByteBuffer) throws(RedisError) -> RedisReply {
        var (whole, end) = (end, end)
        if pending.readableBytes > 0 {
            pending.writeBuffer(&end)
            swap(&whole, &pending)
            pending = ByteBuffer()
        }
        let reply = unsafe whole.withUnsafeReadableBytes { unsafe reader.reply(from: $0) }
        guard let reply else { throw RedisError(.protocol) }
        return reply
    }
}

extension ReplyGuard {
    /// Goes through bytes up to the end of a reply, a violation or the last byte, and says how many that were.
    mutating func scan(_ bytes: UnsafeRawBufferPointer) -> (length: Int, event: Event) {
        var place = 0
        while place < bytes.count {
            let run = min(uninterestingBytes, bytes.count - place)
            if run > 0 {
                skip(run)
                place += run
                continue
            }
            let event = unsafe take(bytes[place])
            place += 1
            if event != .incomplete { return (place, event) }
        }
        return (place, .incomplete)
    }
}
