/// Runs a body that may block on a thread of its own, and waits for its end.
///
/// Cancellation does not end the wait, since it could not end the thread either: whoever has a deadline waits for the
/// caller of this and not for this. So a caller that runs once at a time has one thread at most, however long it hangs.
///
/// - Throws: What the body throws, and `SystemCallError` when the system has no thread left.
package func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        do {
            try startThread { continuation.resume(with: Result { try body() }) }
        } catch {
            continuation.resume(throwing: error)
        }
    }
}
