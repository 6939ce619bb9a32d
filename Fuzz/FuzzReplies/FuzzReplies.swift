import NIOCore

@testable import RedisClient

/// The guard and hiredis behind it: the first byte says where the bytes are cut in two, which must change nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReplies(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    let bytes = UnsafeBufferPointer(start: data + 1, count: size - 1)
    let cut = min(Int(data[0]), bytes.count)
    // Those of a probe, and those of a store, which forgets what is too large.
    for limits in [ReplyLimits(), ReplyLimits(bytes: ReplyLimits.reserve + 64, bulk: 16)] {
        let whole = replies(in: [bytes[...]], limits)
        let halves = replies(in: [bytes[..<cut], bytes[cut...]], limits)
        if whole != halves { fatalError("a cut changes the replies") }
    }
    return 0
}

/// The replies that are delivered; nil stands for a violation after them.
private func replies(in parts: [Slice<UnsafeBufferPointer<UInt8>>], _ limits: ReplyLimits) -> [RedisReply?] {
    guard var decoder = ReplyDecoder(limits: limits) else { return [] }
    var replies: [RedisReply?] = []
    for part in parts {
        do {
            try decoder.decode(ByteBuffer(bytes: part)) { replies.append($0) }
        } catch {
            return replies + [nil]
        }
    }
    return replies
}
