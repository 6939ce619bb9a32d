import Synchronization

/// Tells each of several listeners what happens, without ever waiting for one or keeping more for it than it has room
/// for: what a listener has not fetched yet is merged with what comes.
final class Broadcast<Backlog: ListenerBacklog>: Sendable {
    private let state = Mutex(State())

    private struct State {
        var listeners: [ObjectIdentifier: WeakListener] = [:]
        var isOver = false
    }

    private struct WeakListener {
        weak var listener: Listener<Backlog>?
    }

    /// A new listener.
    ///
    /// - Parameter first: What it hears at once.
    func listen(first: Backlog.Element? = nil) -> Listener<Backlog> {
        let listener = Listener<Backlog>()
        if let first { listener.hear(first) }
        let isOver = state.withLock { state in
            state.listeners = state.listeners.filter { $0.value.listener != nil }
            state.listeners[ObjectIdentifier(listener)] = WeakListener(listener: listener)
            return state.isOver
        }
        if isOver { listener.finish() }
        return listener
    }

    /// Tells all listeners.
    func tell(_ element: Backlog.Element) {
        for listener in state.withLock({ $0.listeners.values.compactMap(\.listener) }) { listener.hear(element) }
    }

    /// Ends the sequences of all listeners, once they have fetched what is there.
    func finish() {
        let listeners = state.withLock { state in
            state.isOver = true
            return state.listeners.values.compactMap(\.listener)
        }
        for listener in listeners { listener.finish() }
    }
}

/// What one listener has not fetched yet; its size has a bound.
protocol ListenerBacklog: Sendable {
    associatedtype Element: Sendable

    init()
    /// Adds an element, or merges it with what is there.
    mutating func add(_ element: Element)
    /// The oldest element.
    mutating func next() -> Element?
}
