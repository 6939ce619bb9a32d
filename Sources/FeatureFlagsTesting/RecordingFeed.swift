public import FeatureFlags
import Synchronization

/// A feed that writes down what a store tells.
public final class RecordingFeed: Sendable {
    private let state = Mutex([FlagStoreEvent]())

    /// A feed that has heard nothing.
    public init() {}

    /// The ear to be handed to a store.
    public var feed: FlagFeed {
        FlagFeed { [self] event in state.withLock { $0.append(event) } }
    }

    /// What was told, the first in front.
    public var events: [FlagStoreEvent] { state.withLock { $0 } }

    /// What the store holds according to what it told; nil before it has told everything once.
    public var contents: FlagContents? {
        events.reduce(nil) { contents, event in
            switch event {
            case .loaded(let all): return all
            case .changed(let changes):
                var contents = contents
                contents?.apply(changes)
                return contents
            case .confirmed, .status: return contents
            }
        }
    }

    /// What the store said last about how it fares.
    public var status: FlagStoreStatus? {
        for case .status(let status) in events.reversed() { return status }
        return nil
    }

    /// Whether the store has said for how long what it told is current.
    public var isConfirmed: Bool {
        events.contains { if case .confirmed = $0 { true } else { false } }
    }
}
