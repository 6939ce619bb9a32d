import FeatureFlags
import FeatureFlagsRedis
import Synchronization
import TestServers

/// A client that remembers what a store tells it, and runs the store meanwhile.
final class RecordedClient: Sendable {
    struct State: Sendable {
        var flags: [String: FlagRecord] = [:]
        var status: FlagStoreStatus?
        /// The end of the latest confirmation.
        var freshUntil: ContinuousClock.Instant?
        var events: [FlagStoreEvent] = []
        /// What was wrong at any moment.
        var complaint: String?
    }

    private let state = Mutex(State())
    private let check: @Sendable (State) -> String?
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// - Parameter check: What is wrong with a state; asked after every event.
    init(_ store: RedisFlagStore, check: @escaping @Sendable (State) -> String? = { _ in nil }) {
        self.check = check
        let task = Task { [self] in await store.run(feeding: FlagFeed { self.take($0) }) }
        self.task.withLock { $0 = task }
    }

    var now: State { state.withLock { $0 } }

    /// The definition of a flag as text; nil when there is none.
    subscript(flag: String) -> String? { now[flag] }

    /// Ends the run and waits for that.
    func stop() async {
        let task = task.withLock { $0 }
        task?.cancel()
        await task?.value
    }

    private func take(_ event: FlagStoreEvent) {
        state.withLock { state in
            state.events.append(event)
            switch event {
            case .loaded(let contents): state.flags = contents.flags
            case .changed(let changes):
                for (flag, record) in changes.flags { state.flags[flag] = record == FlagRecord() ? nil : record }
            case .confirmed(let until): state.freshUntil = until
            case .status(let status): state.status = status
            }
            state.complaint = state.complaint ?? check(state)
        }
    }

    /// Waits until something holds.
    func becomes(
        within time: Duration = .seconds(30), _ what: String = "the client sees it",
        _ condition: @escaping @Sendable (State) -> Bool
    ) async throws {
        do {
            try await eventually(within: time, what) { condition(self.now) }
        } catch {
            throw TestServerError("\(error); \(now.flags.count) flags, \(String(describing: now.status))")
        }
    }

    /// Waits until everything is loaded and current.
    func isCurrent() async throws {
        try await becomes("current") { $0.status?.health == .current }
    }
}

extension RecordedClient.State {
    /// The definition of a flag as text; nil when there is none.
    subscript(flag: String) -> String? { flags[flag]?.definition?.text }

    /// Whether what was told counts as current at a moment.
    func isFresh(at moment: ContinuousClock.Instant) -> Bool { freshUntil.map { moment < $0 } ?? false }
}

extension FlagEntry {
    /// The text; for an entry that cannot be used why.
    var text: String {
        switch self {
        case .source(let source):
            if case .text(let bytes) = source.form { String(decoding: bytes, as: UTF8.self) } else { "value" }
        case .unusable(let error): error.problem
        }
    }
}
