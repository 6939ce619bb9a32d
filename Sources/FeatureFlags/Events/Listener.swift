import Deadlines
import Synchronization

/// One who hears what a ``Broadcast`` tells, as an asynchronous sequence for one consumer.
///
/// It hears from the moment at which it was made, not only from the first iteration on.
final class Listener<Backlog: ListenerBacklog>: AsyncSequence, AsyncIteratorProtocol, Sendable {
    typealias Element = Backlog.Element
    typealias Failure = Never

    private let state = Mutex(State())

    private struct State {
        var backlog = Backlog()
        var isOver = false
        var waiting: Promise<Void>?
    }

    func makeAsyncIterator() -> Listener<Backlog> { self }

    /// The next element; nil when the client is gone or the task was cancelled.
    func next(isolation actor: isolated (any Actor)?) async -> Element? {
        while !Task.isCancelled {
            let promise = Promise<Void>()
            let (element, isOver): (Element?, Bool) = state.withLock { state in
                if let element = state.backlog.next() { return (element, false) }
                state.waiting = promise
                return (nil, state.isOver)
            }
            if let element { return element }
            guard !isOver, await promise.value != nil else { return nil }
        }
        return nil
    }

    func hear(_ element: Element) {
        wake { $0.backlog.add(element) }
    }

    func finish() {
        wake { $0.isOver = true }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiting = state.withLock { state in
            change(&state)
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.fulfill(())
    }
}
