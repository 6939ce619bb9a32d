public import Logging
public import ServiceLifecycle
import Synchronization

/// Reads of flags that never wait, kept current by a store.
public final class FlagClient: Service {
    private let store: any FlagStore
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var definitions: [String: FlagDefinition] = [:]
        var status: FlagStoreStatus?
    }

    /// A client of a store.
    public init(store: some FlagStore, context: EvaluationContext = .empty, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// Keeps the flags current until the service is told to stop or the task is cancelled.
    public func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await store.run(feeding: FlagFeed { [self] event in take(event) })
        }
    }

    /// The value of a flag.
    public subscript(flag: FeatureFlag<Bool>) -> Bool {
        details(of: flag).value
    }

    /// Whether a flag is on; false for one that nobody defined.
    public func isEnabled(_ name: String, for context: EvaluationContext = .empty) -> Bool {
        details(of: FeatureFlag(name, default: false), for: context).value
    }

    /// The value of a flag and how it came about.
    public func details(
        of flag: FeatureFlag<Bool>, for context: EvaluationContext = .empty
    ) -> EvaluationDetails<Bool> {
        EvaluationDetails(flagKey: flag.name, value: flag.defaultValue, reason: .default)
    }

    /// The value of any flag, whatever its type, and how it came about; `null` without one.
    public func details(
        ofAny name: String, for context: EvaluationContext = .empty
    ) -> EvaluationDetails<FlagValue> {
        EvaluationDetails(flagKey: name, value: .null, reason: .error, errorCode: .flagNotFound)
    }

    /// How the client fares.
    public func report() -> FlagReport {
        FlagReport(
            status: .notReady, store: store.kind, storeStatus: FlagStoreStatus(health: .starting, mode: .fixed),
            age: nil,
            flags: 0, kills: [], problems: [])
    }

    /// Makes all the changes in the store, in one step, or none of them.
    ///
    /// - Throws: ``FlagWriteError``, of code `unsupported` when the store cannot be written.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        guard let store = store as? any WritableFlagStore else {
            throw FlagWriteError(.unsupported, "the \(store.kind) store cannot be written")
        }
        try await store.write(changes, by: actor)
    }

    private func take(_ event: FlagStoreEvent) {
        if case .status(let status) = event { state.withLock { $0.status = status } }
    }
}
