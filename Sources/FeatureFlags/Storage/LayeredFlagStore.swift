import Synchronization

/// Several stores as one: for each flag the first one that has an answer.
///
/// Definition and kill are looked for separately, so a kill in any store overrides the definitions of all. Shared rules
/// come from the first store that has some, and what documents say of themselves is merged, the first store winning.
/// The whole is only as current as its least current part. Writes go to the first store that can be written.
public final class LayeredFlagStore: WritableFlagStore {
    /// `layered`.
    public let kind = "layered"
    private let layers: [any FlagStore]

    /// Stores, the one that is asked first in front.
    public init(_ layers: [any FlagStore]) {
        self.layers = layers
    }

    /// Tells the feed what the stores hold, all of them together.
    public func run(feeding feed: FlagFeed) async {
        let merge = LayeredMerge(layers.count, feed)
        await withDiscardingTaskGroup { group in
            for (index, layer) in layers.enumerated() {
                group.addTask { await layer.run(feeding: FlagFeed { merge.take($0, from: index) }) }
            }
            if layers.isEmpty {
                for told in LayeredContents.ofNothing { feed(told) }
            }
        }
    }

    /// Makes the changes in the first store that can be written.
    ///
    /// - Throws: ``FlagWriteError``, of code `unsupported` when there is none.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        for case let store as any WritableFlagStore in layers {
            return try await store.write(changes, by: actor)
        }
        throw FlagWriteError(.unsupported, "none of the stores can be written")
    }
}

/// The contents of several stores on their way to one feed.
private final class LayeredMerge: Sendable {
    private let contents: Mutex<LayeredContents>
    private let feed: FlagFeed

    init(_ count: Int, _ feed: FlagFeed) {
        contents = Mutex(LayeredContents(count: count))
        self.feed = feed
    }

    /// Tells the feed under the lock, so that it hears one event after the other.
    func take(_ event: FlagStoreEvent, from layer: Int) {
        contents.withLock { contents in
            for told in contents.take(event, from: layer) { feed(told) }
        }
    }
}

extension FlagStore where Self == LayeredFlagStore {
    /// Several stores as one: for each flag the first one that has an answer.
    public static func layered(_ layers: any FlagStore...) -> LayeredFlagStore { LayeredFlagStore(layers) }
}
