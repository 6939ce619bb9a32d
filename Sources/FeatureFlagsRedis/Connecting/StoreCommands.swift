import RedisClient

/// The commands by which keys are found and read, and what their replies mean.
enum StoreCommands {
    /// One step through all keys of the database.
    static func scan(from cursor: [UInt8]) -> RedisCommand {
        RedisCommand(
            "SCAN",
            bytes: [cursor, Array("MATCH".utf8), Array("feature*".utf8), Array("COUNT".utf8), Array("1000".utf8)])
    }

    /// Where to go on, and the keys of a step; nil for what is no reply to it.
    static func scanned(_ reply: RedisReply) -> (cursor: [UInt8], keys: [[UInt8]])? {
        guard case .array(let parts) = reply, parts.count == 2, let cursor = parts[0].bytes,
            case .array(let keys) = parts[1]
        else { return nil }
        return (cursor, keys.compactMap(\.bytes))
    }

    /// The values of keys.
    static func values(of keys: [FlagKey]) -> RedisCommand {
        RedisCommand("MGET", bytes: keys.map(\.bytes))
    }

    /// What the values are; nil for what is no reply. Keys that hold no string are ``KeyAnswer/missing`` here.
    static func answers(_ reply: RedisReply, for keys: [FlagKey]) -> [(FlagKey, KeyAnswer)]? {
        guard case .array(let values) = reply, values.count == keys.count else { return nil }
        return zip(keys, values).map { key, value in
            switch value {
            case .bulk(let bytes): (key, .content(.bytes(bytes)))
            case .error(.tooLarge): (key, .content(.tooLarge))
            case .null: (key, .missing)
            default: (key, .unclear)
            }
        }
    }

    /// Of what type a key is.
    static func type(of key: FlagKey) -> RedisCommand {
        RedisCommand("TYPE", bytes: [key.bytes])
    }

    /// What a key without a string is; nil when the server does not tell.
    static func answer(toType reply: RedisReply) -> KeyAnswer? {
        switch reply {
        case .simple("none"): .missing
        // Written after it was read as missing, and announced as well.
        case .simple("string"): .unclear
        case .simple: .content(.wrongType)
        default: nil
        }
    }
}
