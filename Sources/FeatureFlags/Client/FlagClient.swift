package import Deadlines
public import Logging
public import Metrics
public import ServiceLifecycle
import Synchronization

/// Reads of flags that never wait, kept current by a store.
///
/// ```swift
/// let flags = FlagClient(store: .memory(["scan_creation": "true"]), logger: log)
/// if flags[.scanCreation] { … }
/// ```
///
/// The client is a service: while ``run()`` is in progress, it takes what the store tells. A read looks at what was
/// published last. Stores that know everything at once (memory, environment) are asked when the client is made.
public final class FlagClient: Service, FlagReader {
    let core: FlagCore
    /// Those of ``core``, one step nearer.
    @usableFromInline let tables: FlagTables
    let store: any FlagStore
    let logger: Logger
    /// Held while definitions are compiled. Whoever has it may ask for ``state``, and never the other way round.
    let writing: Mutex<ClientWriting>
    let state = Mutex(ClientState())
    let tally = Mutex(EvaluationTally())
    let changeListeners = Broadcast<ChangeBacklog>()
    let eventListeners = Broadcast<EventBacklog>()
    let gauges: FlagMetrics
    private let hasRun = Atomic(false)

    /// A client of a store.
    ///
    /// - Parameters:
    ///   - store: Where the flags come from: `.memory([:])`, `.file(path)`, Redis.
    ///   - context: What is known of this process, laid under the context of each evaluation.
    ///   - hooks: What is done around each evaluation. With any, reads take the longer way.
    ///   - logger: Gets one line for each change of the status and for each definition that cannot be used.
    ///   - metrics: Where evaluations of defined flags are counted.
    public convenience init(
        store: some FlagStore, context: EvaluationContext = .empty, hooks: [any FlagHook] = [], logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.init(
            store: (store as? any ChosenFlagStore)?.chosen ?? store, context: context, hooks: hooks, logger: logger,
            metrics: metrics, time: SystemTime())
    }

    package init(
        store: any FlagStore, context: EvaluationContext = .empty, hooks: [any FlagHook] = [], logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory, time: any MonotonicTime
    ) {
        self.store = store
        self.logger = logger
        core = FlagCore(store: store.kind, context: context, hooks: hooks, time: time)
        tables = core.tables
        writing = Mutex(ClientWriting(divertsAll: !hooks.isEmpty))
        gauges = FlagMetrics(factory: metrics)
        for slot in Diversions.shared.add(self) { divert(slot) }
        if let store = store as? any PresentFlagStore {
            store.tell(FlagFeed(whileOpen: { [weak self] in self != nil }, { [weak self] in self?.take($0) }))
        }
    }

    deinit {
        changeListeners.finish()
        eventListeners.finish()
    }

    /// Where reads are taken from: what is in force at each read.
    public var reading: FlagReading { FlagReading(core: core) }

    /// One consistent state of all flags, for a request that must not see a change in its middle.
    public func snapshot() -> FlagSnapshot { FlagSnapshot(core) }

    /// Keeps the flags current until the service is told to stop or the task is cancelled.
    ///
    /// - Throws: `ConfigurationError` when it is called a second time.
    public func run() async throws {
        guard !hasRun.exchange(true, ordering: .relaxed) else {
            throw ConfigurationError("FlagClient", "runs only once: make another one")
        }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.listen() }
                group.addTask { await self.keepTime() }
                group.addTask { await self.keepEvaluations() }
            }
        }
        harvest()
    }

    private func listen() async {
        if store is any PresentFlagStore { return }
        await store.run(feeding: FlagFeed { [weak self] event in self?.take(event) })
        if !Task.isCancelled { judge { status, now in status.end(at: now) } }
    }

    /// Looks at the clock once a second, and when a confirmation runs out.
    private func keepTime() async {
        var next = core.time.now.advanced(by: .seconds(1))
        while !Task.isCancelled {
            let end = state.withLock { $0.status.status == .ready ? $0.status.confirmation?.end : nil }
            // A nanosecond later it has run out.
            let moment = min(next, end?.advanced(by: .nanoseconds(1)) ?? next)
            try? await core.time.sleep(until: moment)
            guard !Task.isCancelled else { return }
            judge { status, now in status.look(at: now) }
            if core.time.now >= next {
                next = core.time.now.advanced(by: .seconds(1))
                core.publication.collect()
            }
        }
    }

    /// Counts evaluations once a second and hands them to a store that keeps their times. Apart from the look at the
    /// clock, which must not wait for a store.
    private func keepEvaluations() async {
        while !Task.isCancelled {
            try? await core.time.sleep(until: core.time.now.advanced(by: .seconds(1)))
            let evaluations = harvest()
            guard !Task.isCancelled, !evaluations.isEmpty, let store = store as? any EvaluationKeeper else { continue }
            await store.keep(evaluations)
        }
    }
}
