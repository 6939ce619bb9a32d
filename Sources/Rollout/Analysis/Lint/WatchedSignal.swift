/// A trigger as one of several that watch the same thing.
struct WatchedSignal {
    /// What is watched, and for how long it has to last.
    struct Demand: Hashable {
        let signal: Condition
        let lasting: Span

        init(_ condition: Condition) {
            if case .lasting(let span, let signal) = condition {
                (self.signal, lasting) = (signal, span)
            } else {
                (signal, lasting) = (condition, .zero)
            }
        }
    }

    let index: Int
    let trigger: Trigger
    let demand: Demand

    init(_ index: Int, _ trigger: Trigger) {
        self.index = index
        self.trigger = trigger
        demand = Demand(trigger.when)
    }

    /// How long it is watched after traffic first moved.
    var activeFor: Span { trigger.activeFor ?? Span.longest }
}
