import RedisClient

/// What the server is among its kind, as `ROLE` tells.
struct ServerRole: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case master, replica, sentinel
    }

    let kind: Kind
    /// Whether a replica has its master; nil for the others.
    let isLinked: Bool?

    init(_ kind: Kind, isLinked: Bool? = nil) {
        self.kind = kind
        self.isLinked = isLinked
    }

    /// The role in a reply to `ROLE`; nil when it is none.
    init?(_ reply: RedisReply) {
        guard case .array(let elements) = reply, let word = elements.first?.text else { return nil }
        switch word {
        case "master": self.init(.master)
        case "sentinel": self.init(.sentinel)
        // master's host, its port, state of the link, offset
        case "slave" where elements.count >= 4: self.init(.replica, isLinked: elements[3].text == "connected")
        default: return nil
        }
    }
}
