import RedisClient

extension ServerRole {
    /// The role in a reply to `ROLE`; nil when it is none.
    init?(_ reply: RedisReply) {
        guard case .array(let elements) = reply, let word = elements.first?.text else { return nil }
        switch word {
        case "master": self = .master
        // master's host, its port, state of the link, offset
        case "slave" where elements.count >= 4: self = .replica(isLinked: elements[3].text == "connected")
        default: return nil
        }
    }
}
