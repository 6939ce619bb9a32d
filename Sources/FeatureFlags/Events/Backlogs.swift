/// Changed flags that a listener has not fetched yet, as one set: at most as many names as there are flags.
struct ChangeBacklog: ListenerBacklog {
    private var names: Set<String> = []

    mutating func add(_ element: Set<String>) {
        names.formUnion(element)
    }

    mutating func next() -> Set<String>? {
        guard !names.isEmpty else { return nil }
        defer { names = [] }
        return names
    }
}

/// Events that a listener has not fetched yet. Changes that follow one another are one. Beyond ``room`` events the older
/// half of the statuses is left out, since only the last ones still say how things are; no change is ever left out.
struct EventBacklog: ListenerBacklog {
    static let room = 64

    private var events: [FlagEvent] = []

    mutating func add(_ element: FlagEvent) {
        guard case .configurationChanged(let names) = element else {
            if events.last != element { events.append(element) }
            if events.count > Self.room { thin() }
            return
        }
        if case .configurationChanged(let earlier) = events.last {
            events[events.count - 1] = .configurationChanged(earlier.union(names))
        } else {
            events.append(element)
            if events.count > Self.room { thin() }
        }
    }

    mutating func next() -> FlagEvent? {
        events.isEmpty ? nil : events.removeFirst()
    }

    /// Leaves out the older half of the events but for the changes, which become one.
    private mutating func thin() {
        var names: Set<String> = []
        let half = events.count / 2
        for case .configurationChanged(let changed) in events.prefix(half) { names.formUnion(changed) }
        events.removeFirst(half)
        if !names.isEmpty {
            var rest = EventBacklog()
            rest.add(.configurationChanged(names))
            for event in events { rest.add(event) }
            events = rest.events
        }
    }
}
