import Synchronization

/// A value that is set once and awaited by at most one task, which may give up.
///
/// The first value wins; later ones are discarded. Cancellation of the waiting task ends the wait with nil, whether it
/// comes before or after the wait has begun.
package final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value?, Never>)
        case fulfilled(Value)
        case abandoned
    }

    private let state = Mutex(State.empty)

    package init() {}

    /// Whether the waiting task has given up.
    package var isAbandoned: Bool {
        state.withLock { if case .abandoned = $0 { true } else { false } }
    }

    /// Sets the value unless there is one, or nobody waits any more.
    package func fulfill(_ value: Value) {
        let waiting: CheckedContinuation<Value?, Never>? = state.withLock { state in
            switch state {
            case .empty:
                state = .fulfilled(value)
                return nil
            case .awaited(let continuation):
                state = .fulfilled(value)
                return continuation
            case .fulfilled, .abandoned:
                return nil
            }
        }
        waiting?.resume(returning: value)
    }

    /// The value, or nil when the waiting task was cancelled first.
    package var value: Value? {
        get async {
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let known: Value?? = state.withLock { state in
                        switch state {
                        case .empty:
                            state = .awaited(continuation)
                            return nil
                        case .fulfilled(let value): return .some(value)
                        case .awaited, .abandoned: return .some(nil)
                        }
                    }
                    if let known { continuation.resume(returning: known) }
                }
            } onCancel: {
                abandon()
            }
        }
    }

    /// The value, or nil when `sleep` has ended first or the waiting task was cancelled.
    ///
    /// A value that is there when the sleep ends still counts: a process that was stopped for a while finds both.
    package func value(before sleep: @escaping @Sendable () async throws -> Void) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await self.value }
            group.addTask {
                try? await sleep()
                return self.fulfilled
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private var fulfilled: Value? {
        state.withLock { if case .fulfilled(let value) = $0 { value } else { nil } }
    }

    private func abandon() {
        let waiting: CheckedContinuation<Value?, Never>? = state.withLock { state in
            switch state {
            case .empty:
                state = .abandoned
                return nil
            case .awaited(let continuation):
                state = .abandoned
                return continuation
            case .fulfilled, .abandoned:
                return nil
            }
        }
        waiting?.resume(returning: nil)
    }
}
