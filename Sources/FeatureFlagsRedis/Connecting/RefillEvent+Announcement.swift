import RedisClient

extension RefillEvent {
    /// What the server announces on its channel; nil for what it has not written there itself.
    init?(announcement payload: RedisReply) {
        switch payload {
        case .null: self = .invalidated(nil)
        case .array(let elements):
            var keys: Set<FlagKey> = []
            for element in elements {
                switch element {
                case .bulk(let bytes): if let key = FlagKey(bytes) { keys.insert(key) }
                // No flag has a name that long.
                case .error(.tooLarge): continue
                // It had no room in the message: nobody knows which key it was.
                default:
                    self = .invalidated(nil)
                    return
                }
            }
            self = .invalidated(keys)
        // Whoever may publish can write there, and only texts: the server's own announcements are arrays.
        default: return nil
        }
    }
}
