import Deadlines

/// A store that knows everything at once: whoever makes a client of it can read before the client runs.
package protocol PresentFlagStore: FlagStore {
    /// Tells the feed what the store holds before it returns, and later on whatever changes while the feed is open.
    func tell(_ feed: FlagFeed)
}

extension PresentFlagStore {
    /// Tells the feed what the store holds, and stays until the task is cancelled.
    public func run(feeding feed: FlagFeed) async {
        let end = Promise<Never>()
        tell(FlagFeed(whileOpen: { !end.isAbandoned }, { event in if !end.isAbandoned { feed(event) } }))
        await end.value
    }
}
