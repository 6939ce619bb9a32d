import Synchronization

/// The flags whose reads must take the second path in every client, because a test has overridden them in some task.
///
/// So the short path needs to know nothing of overrides. A flag that was diverted stays so.
final class Diversions: Sendable {
    static let shared = Diversions()

    private struct State {
        var slots: Set<Int> = []
        var clients: [ObjectIdentifier: WeakClient] = [:]
    }

    private struct WeakClient {
        weak var client: FlagClient?
    }

    private let state = Mutex(State())

    /// Diverts reads of a flag from now on: when it returns, those of every client are, whoever came first.
    func divert(_ slot: Int) {
        // Under the lock, so that nobody who finds the slot here reads before all clients know of it. A client never
        // asks for this lock under its own. What was the last reference to a client is let go outside.
        let clients: [FlagClient] = state.withLock { state in
            guard state.slots.insert(slot).inserted else { return [] }
            let clients = state.clients.values.compactMap(\.client)
            for client in clients { client.divert(slot) }
            return clients
        }
        withExtendedLifetime(clients) {}
    }

    /// Tells a client of what is diverted later.
    ///
    /// - Returns: What is diverted already.
    func add(_ client: FlagClient) -> Set<Int> {
        state.withLock { state in
            state.clients = state.clients.filter { $0.value.client != nil }
            state.clients[ObjectIdentifier(client)] = WeakClient(client: client)
            return state.slots
        }
    }
}
