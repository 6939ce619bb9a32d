public import FeatureFlags
import Synchronization

/// A store that tells what a test says, when it says it.
public final class ScriptedFlagStore: FlagStore {
    /// `scripted`.
    public let kind = "scripted"

    private struct State {
        var told: [FlagStoreEvent] = []
        var feed: FlagFeed?
    }

    private let state = Mutex(State())

    /// A store that has nothing to tell yet.
    public init() {}

    /// Tells the client; when it runs already, reads see it when this returns.
    public func tell(_ event: FlagStoreEvent) {
        state.withLock { state in
            state.told.append(event)
            state.feed?(event)
        }
    }

    /// Tells the client everything that a store holds which works: definitions as they would stand in keys.
    public func load(_ definitions: [String: String]) {
        let flags = definitions.mapValues { FlagRecord(definition: .source(FlagSource($0))) }
        tell(.loaded(FlagContents(flags: flags)))
        tell(.confirmed(until: nil))
        tell(.status(FlagStoreStatus(health: .current, mode: .push)))
    }

    /// Tells what was said so far, and what follows.
    public func run(feeding feed: FlagFeed) async {
        state.withLock { state in
            for event in state.told { feed(event) }
            state.feed = feed
        }
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(86_400)) }
        state.withLock { $0.feed = nil }
    }
}
