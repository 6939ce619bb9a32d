import Deadlines
import Synchronization

extension FlagClient {
    /// The flags for which something else came into force, from now on: one set for each change, or for several that
    /// came before the sequence was asked again. For one consumer; it ends with the client.
    public var changes: some AsyncSequence<Set<String>, Never> & Sendable { changeListeners.listen() }

    /// What happens to the client, beginning with the state that it is in. When an event is told, ``report()`` says so
    /// already. For one consumer; it ends with the client.
    public var events: some AsyncSequence<FlagEvent, Never> & Sendable { eventListener() }

    /// Waits until what is served is current.
    ///
    /// - Parameter timeout: For how long at most.
    /// - Returns: Whether it is.
    @discardableResult
    public func waitUntilReady(timeout: Duration) async -> Bool {
        let (listener, time) = (eventListener(), core.time)
        let deadline = time.now.advanced(by: timeout)
        return await withTaskGroup { group in
            group.addTask {
                for await event in listener where event == .ready { return }
            }
            group.addTask {
                try? await time.sleep(until: deadline)
            }
            _ = await group.next()
            group.cancelAll()
            return report().status == .ready
        }
    }

    /// In the turn of the state, so that nothing is told twice or left out.
    private func eventListener() -> Listener<EventBacklog> {
        state.withLock { eventListeners.listen(first: FlagEvent($0.status.status)) }
    }
}
