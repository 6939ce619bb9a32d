import Synchronization

/// How and when a connection ends: written by the event loop, read by everyone.
final class ConnectionLifetime: Sendable {
    /// How a connection ended.
    struct End: Sendable, Hashable {
        /// The first thing that went wrong.
        let error: RedisError
        /// Whether the server had answered anything before.
        let wasAnswered: Bool
    }

    private let state = Mutex(State())

    private struct State {
        var end: End?
        var actions: [@Sendable (End) -> Void] = []
    }

    /// How the connection ended; nil while it lives.
    var end: End? {
        state.withLock { $0.end }
    }

    /// The connection has ended; only the first call counts.
    func end(_ error: RedisError, afterAnswer wasAnswered: Bool) {
        let end = End(error: error, wasAnswered: wasAnswered)
        let actions = state.withLock { state in
            guard state.end == nil else { return [] as [@Sendable (End) -> Void] }
            state.end = end
            defer { state.actions = [] }
            return state.actions
        }
        for action in actions { action(end) }
    }

    /// Does `action` once, when the connection ends, or at once when it has.
    func onEnd(_ action: @escaping @Sendable (End) -> Void) {
        let end = state.withLock { state in
            if state.end == nil { state.actions.append(action) }
            return state.end
        }
        if let end { action(end) }
    }
}
