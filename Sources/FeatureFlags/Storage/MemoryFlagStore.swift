import Synchronization

/// Flags in the memory of this process: for tests, and for a service without any store.
public final class MemoryFlagStore: WritableFlagStore, PresentFlagStore {
    /// `memory`.
    public let kind = "memory"

    private struct State {
        var contents: FlagContents
        var feeds: [FlagFeed] = []

        mutating func tell(_ event: FlagStoreEvent) {
            feeds.removeAll { !$0.isOpen }
            for feed in feeds { feed(event) }
        }
    }

    private let state: Mutex<State>

    /// A store that holds this.
    public init(_ contents: FlagContents = FlagContents()) {
        state = Mutex(State(contents: contents))
    }

    /// A store of these definitions, each as it would stand in a key: `true`, `25%`, one flagd flag object in JSON.
    public convenience init(_ definitions: [String: String]) {
        self.init(
            FlagContents(flags: definitions.mapValues { FlagRecord(definition: .source(FlagSource($0))) }))
    }

    /// What the store holds.
    public var contents: FlagContents { state.withLock { $0.contents } }

    /// Makes all the changes in one step. When it returns, every client of the store sees them.
    ///
    /// - Throws: ``FlagWriteError`` of code `invalid` for a name that no flag can have, or a definition that cannot be used.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        guard changes.allSatisfy({ FlagName.isUsable($0.flag) }) else {
            throw FlagWriteError(.invalid, FlagName.rule)
        }
        try state.withLock { (state) throws(FlagWriteError) in
            var flags: [String: FlagRecord] = [:]
            let evaluators = try? FlagEvaluators(entry: state.contents.evaluators)
            for change in changes {
                var record = flags[change.flag] ?? state.contents.flags[change.flag] ?? FlagRecord()
                try record.apply(change, evaluators ?? FlagEvaluators())
                flags[change.flag] = record
            }
            for (name, record) in flags { state.contents.flags[name] = record == FlagRecord() ? nil : record }
            state.tell(.changed(FlagChanges(flags: flags)))
        }
    }

    /// Replaces everything, in one step.
    public func replace(with contents: FlagContents) {
        state.withLock { state in
            state.contents = contents
            state.tell(.loaded(contents))
        }
    }

    package func tell(_ feed: FlagFeed) {
        state.withLock { state in
            state.feeds.append(feed)
            feed(.loaded(state.contents))
            feed(.confirmed(until: nil))
            feed(.status(FlagStoreStatus(health: .current, mode: .push)))
        }
    }
}

extension FlagRecord {
    /// Makes a change.
    ///
    /// - Throws: ``FlagWriteError`` of code `invalid` for a definition that cannot be used.
    package mutating func apply(_ change: FlagWrite, _ evaluators: FlagEvaluators) throws(FlagWriteError) {
        switch change {
        case .set(let flag, let source):
            do throws(FlagDefinitionError) {
                _ = try FlagDefinition(name: flag, source: source, evaluators: evaluators)
            } catch {
                throw FlagWriteError(.invalid, "\(error)")
            }
            definition = .source(source)
        case .delete: definition = nil
        case .kill(_, let value): kill = .source(FlagSource(value ? "true" : "false"))
        case .unkill: kill = nil
        }
    }
}

extension FlagStore where Self == MemoryFlagStore {
    /// Flags in the memory of this process, each as it would stand in a key: `true`, `25%`, one flagd flag object in
    /// JSON.
    public static func memory(_ definitions: [String: String] = [:]) -> MemoryFlagStore {
        MemoryFlagStore(definitions)
    }
}
