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

    /// Whether reads of a flag are diverted.
    func contains(_ slot: Int) -> Bool { state.withLock { $0.slots.contains(slot) } }

    /// Diverts reads of a flag from now on.
    func divert(_ slot: Int) {
        let clients: [FlagClient] = state.withLock { state in
            guard state.slots.insert(slot).inserted else { return [] }
            return state.clients.values.compactMap(\.client)
        }
        for client in clients { client.divert(slot) }
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
