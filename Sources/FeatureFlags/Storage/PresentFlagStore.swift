import Deadlines

/// A store that knows everything at once: whoever makes a client of it can read before the client runs.
package protocol PresentFlagStore: FlagStore {
    /// Tells the feed what the store holds before it returns, and later on whatever changes.
    func tell(_ feed: FlagFeed)
}

extension PresentFlagStore {
    /// Tells the feed what the store holds, and stays until the task is cancelled.
    public func run(feeding feed: FlagFeed) async {
        tell(feed)
        await Promise<Never>().value
    }
}
