import RedisClient

/// A connection with what was learned on it.
struct KeptConnection: Sendable {
    let connection: RedisConnection
    /// What `INFO` said last.
    var information: ServerInformation?
    /// Runs since then.
    var runs = 0
    /// Whether the server is too old to be asked for several sections at once.
    var asksForAll = false

    init(_ connection: RedisConnection) {
        self.connection = connection
    }

    /// How the next run asks for `INFO`.
    func request(every interval: Int) -> ProbeCommands.Information {
        if information != nil, runs < interval { return .none }
        return asksForAll ? .whole : .sections
    }
}
