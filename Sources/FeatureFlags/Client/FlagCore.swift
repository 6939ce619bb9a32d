import Deadlines

/// What readers of a client look at: the tables, the snapshot in force and the standing; with the client's own context
/// and hooks.
final class FlagCore: Sendable {
    let tables = FlagTables()
    let publication = FlagPublication(FlagView())
    let standing = PublishedStanding()
    let store: String
    let context: EvaluationContext
    /// Whether neither a context nor hooks of the client have a part in reads.
    let isPlain: Bool
    let hooks: [any FlagHook]
    let time: any MonotonicTime
    private let origin: ContinuousClock.Instant

    init(store: String, context: EvaluationContext, hooks: [any FlagHook], time: any MonotonicTime) {
        self.store = store
        self.context = context
        isPlain = context.isEmpty && hooks.isEmpty
        self.hooks = hooks
        self.time = time
        origin = time.now
    }

    /// Puts a snapshot and words in force, in one step. By one thread at a time.
    func publish(_ view: FlagView, _ words: [Int: FlagWord]) {
        publication.prepare(view, for: tables)
        tables.publish(words)
    }

    /// The snapshot in force, for whoever keeps it.
    var view: FlagView {
        // Retained while it is held: afterwards it may be gone.
        unsafe publication.read(with: tables) { unsafe Unmanaged.passRetained($0) }.takeRetainedValue()
    }

    /// Nanoseconds since the client was made.
    var nanoseconds: Int64 { nanoseconds(to: time.now) }

    /// Nanoseconds from when the client was made to a moment.
    func nanoseconds(to moment: ContinuousClock.Instant) -> Int64 { origin.duration(to: moment).nanoseconds }

    /// The slot of a question, looked for and counted if it is for a name; nil when no flag can have that name.
    @inline(__always)
    func slot<Value>(of request: FlagRequest<Value>) -> Int? {
        guard request.slot == FlagNames.anyName else { return request.slot }
        guard let slot = FlagNames.shared.slot(of: request.name) else { return nil }
        tables.count(slot)
        return slot
    }
}
