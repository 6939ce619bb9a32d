/// One reply of a server, as RESP2 knows them.
package enum RedisReply: Sendable, Hashable {
    /// A short text like `OK`.
    case simple(String)
    /// The server refuses the command.
    case error(RedisServerError)
    /// A whole number.
    case integer(Int64)
    /// Any bytes.
    case bulk([UInt8])
    /// Several replies in one.
    case array([RedisReply])
    /// The missing value.
    case null
}

extension RedisReply {
    /// The bytes of a text of either kind; nil for other replies.
    package var bytes: [UInt8]? {
        switch self {
        case .bulk(let bytes): bytes
        case .simple(let text): Array(text.utf8)
        default: nil
        }
    }

    /// The text of either kind; nil for other replies and for bytes that are no UTF-8.
    package var text: String? {
        bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The error, if it is one.
    package var serverError: RedisServerError? {
        if case .error(let error) = self { error } else { nil }
    }
}
