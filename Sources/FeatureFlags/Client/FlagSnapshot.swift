/// One consistent state of all flags, for a request that must not see a change in its middle.
///
/// It costs a reference count, and keeps what it shows alive. Whether it is stale is judged by what was confirmed when
/// it was taken.
public struct FlagSnapshot: FlagReader {
    /// Where reads are taken from.
    public let reading: FlagReading
    /// Rises by one with each change of what is in force.
    public let number: UInt64

    init(_ core: FlagCore) {
        // The standing first: what is confirmed then is no older than what is shown.
        let standing = core.standing.value
        let view = core.view
        reading = FlagReading(core: core, pinned: PinnedView(view: view, standing: standing))
        number = view.number
    }
}
