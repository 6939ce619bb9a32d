/// Where reads are taken from: what is in force, or one snapshot of it.
public struct FlagReading: Sendable {
    let core: FlagCore
    /// The pinned snapshot; nil for what is in force at each read.
    var pinned: PinnedView?

    /// The value for a key.
    func value<Value>(of request: FlagRequest<Value>, in context: EvaluationContext) -> Value {
        core.value(of: request, in: context, pinned)
    }

    /// The value for a key, or for a name, and how it came about.
    func details<Value>(
        of request: FlagRequest<Value>, in context: EvaluationContext, hooks: [any FlagHook]
    ) -> EvaluationDetails<Value> {
        core.details(of: request, in: context, hooks: hooks, pinned)
    }
}

/// A snapshot with what stood about it when it was taken.
struct PinnedView: Sendable {
    let view: FlagView
    let standing: FlagStanding
}
