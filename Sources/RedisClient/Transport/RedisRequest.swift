import Deadlines

/// Commands on their way to the event loop, and the place for what comes back.
struct RedisRequest: Sendable {
    let id: Conversation.RequestID
    /// The commands as RESP2.
    let bytes: [UInt8]
    /// The number of commands, at least one.
    let commands: Int
    let deadline: Deadline
    let settle: Settlement
}
