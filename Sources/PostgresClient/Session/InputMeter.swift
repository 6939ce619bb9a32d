/// Bounds what one connection takes from a server, whatever the server sends.
struct InputMeter {
    /// libpq takes at most about this much at a time.
    private static let window = 16_384

    private var frames: MessageGuard?
    private var taken = 0
    private let limit: Int

    /// A meter for connecting.
    ///
    /// - Parameter limit: The most bytes of one exchange, and of one message.
    init(limit: Int) {
        self.limit = limit
    }

    /// A meter for the next exchange on the same connection.
    func next(limit: Int) -> InputMeter {
        var meter = InputMeter(limit: limit)
        meter.frames = frames
        return meter
    }

    /// Begins to follow the frames, once messages come in clear text.
    mutating func followFrames(from offset: UInt64) {
        if frames == nil { frames = MessageGuard(from: offset) }
    }

    /// Forgets the frames of a socket that was left.
    mutating func forgetFrames() {
        frames = nil
    }

    /// Looks at what waits and lets `read` take it.
    ///
    /// - Throws: ``PostgresError/Code/protocol`` when it is too much or breaks the frames, and
    ///   ``PostgresError/Code/auth`` for a login that would block or take long; nothing is taken then.
    mutating func measure<Value>(
        _ socket: Socket, _ read: (Socket.Waiting) -> Value
    ) throws(PostgresError) -> Value {
        let before = socket.waitingCount
        let waiting = socket.peek(limit: min(max(before, 1), Self.window))
        if case .bytes(let bytes) = waiting { try inspect(bytes, of: socket) }
        let value = read(waiting)
        // While a server floods, as much waits after a read as before it.
        taken += max(before - socket.waitingCount, min(before, Self.window))
        guard taken <= limit + Self.window else { throw PostgresError(.protocol) }
        return value
    }

    private mutating func inspect(_ bytes: [UInt8], of socket: Socket) throws(PostgresError) {
        guard frames != nil, let offset = socket.takenCount else { return }
        switch frames?.observe(bytes, at: offset, limit: limit) {
        case .broken: throw PostgresError(.protocol)
        case .unsupportedAuthentication: throw PostgresError(.auth)
        case .fine, nil: break
        }
    }
}
