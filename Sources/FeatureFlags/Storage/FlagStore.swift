/// Where flags come from: Redis, a file, the environment, memory.
///
/// A store begins with `loaded`, then says until when that is `confirmed` and that its status is `current`, and not before
/// is the client ready; one whose first contents may be old says that its status is `stale` before it tells them.
/// Understanding definitions, keeping the last good ones and serving reads is the client's part. `FlagStoreConformance`
/// of `FeatureFlagsTesting` says what every store must do.
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
    private let isOpenNow: @Sendable () -> Bool

    /// A feed that hands each event to a function.
    public init(_ receive: @escaping @Sendable (FlagStoreEvent) -> Void) {
        self.init(whileOpen: { true }, receive)
    }

    /// A feed that hears nothing more once it is closed.
    package init(
        whileOpen isOpen: @escaping @Sendable () -> Bool, _ receive: @escaping @Sendable (FlagStoreEvent) -> Void
    ) {
        isOpenNow = isOpen
        self.receive = receive
    }

    /// Whether somebody still listens.
    package var isOpen: Bool { isOpenNow() }

    /// Tells the client. When it returns, every read sees it. Events of one store come one after the other.
    public func callAsFunction(_ event: FlagStoreEvent) {
        receive(event)
    }
}
