/// What a server says unasked to a connection that has subscribed to a channel.
package struct RedisMessage: Sendable, Hashable {
    /// The channel.
    package let channel: [UInt8]
    /// What was published, a bulk; from the server's own tracking of keys an array of keys, or null for all of them.
    package let payload: RedisReply

    /// The message that a reply is; nil when it is none (`message`, channel, payload).
    init?(_ reply: RedisReply) {
        guard case .array(let elements) = reply, elements.count == 3, elements[0] == Self.kind,
            case .bulk(let channel) = elements[1]
        else { return nil }
        self.channel = channel
        payload = elements[2]
    }

    private static let kind = RedisReply.bulk(Array("message".utf8))
}
