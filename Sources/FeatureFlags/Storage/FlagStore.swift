/// Where flags come from: Redis, a file, the environment, memory.
///
/// A store tells a ``FlagFeed`` what it holds and what changes; understanding definitions, keeping the last good ones and
/// serving reads is the client's part. ``FlagStoreConformance`` of `FeatureFlagsTesting` says what every store must do.
public protocol FlagStore: Sendable {
    /// One word for logs, metrics and the health check: `redis`, `file`, `memory`.
    var kind: String { get }

    /// Tells the feed what the store holds, and goes on telling until the task is cancelled.
    ///
    /// It returns only when nothing can change any more, and never throws: what goes wrong is a
    /// ``FlagStoreEvent/status(_:)``. A client runs it once at a time.
    func run(feeding feed: FlagFeed) async
}

/// The ear of a client.
public struct FlagFeed: Sendable {
    private let receive: @Sendable (FlagStoreEvent) -> Void

    /// A feed that hands each event to a function.
    public init(_ receive: @escaping @Sendable (FlagStoreEvent) -> Void) {
        self.receive = receive
    }

    /// Tells the client. When it returns, every read sees it. Events of one store come one after the other.
    public func callAsFunction(_ event: FlagStoreEvent) {
        receive(event)
    }
}
