import Synchronization

/// Hands the outcome of a request to whoever waits, once: a connection that ends tells it from several places.
final class Settlement: Sendable {
    private let isSettled = Atomic(false)
    private let action: @Sendable (Result<[RedisReply], RedisError>) -> Void

    init(_ action: @escaping @Sendable (Result<[RedisReply], RedisError>) -> Void) {
        self.action = action
    }

    /// Settles the request; only the first call counts.
    func callAsFunction(_ result: Result<[RedisReply], RedisError>) {
        if !isSettled.exchange(true, ordering: .relaxed) { action(result) }
    }
}
