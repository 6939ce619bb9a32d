/// What several stores told, and what it comes to; pure.
struct LayeredContents {
    private struct Layer {
        var contents: FlagContents?
        var status = FlagStoreStatus(health: .starting, mode: .fixed)
        /// Nil while the store has said nothing about it.
        var confirmation: FlagConfirmation?
    }

    private var layers: [Layer]

    /// What a store without any layer tells.
    static let ofNothing: [FlagStoreEvent] = [
        .loaded(FlagContents()), .confirmed(until: nil), .status(FlagStoreStatus(health: .current, mode: .fixed)),
    ]

    init(count: Int) {
        layers = Array(repeating: Layer(), count: count)
    }

    /// Takes an event of a store and gives what the whole has to tell.
    mutating func take(_ event: FlagStoreEvent, from index: Int) -> [FlagStoreEvent] {
        switch event {
        case .loaded(let contents):
            layers[index].contents = contents
            // While a layer is missing, what is told is said to be stale before it is told.
            return isComplete ? [.loaded(merged)] + standing : standing + [.loaded(merged)]
        case .changed(let changes):
            layers[index].contents?.apply(changes)
            guard layers[index].contents != nil else { return [] }
            var told = FlagChanges(flags: Dictionary(uniqueKeysWithValues: changes.flags.keys.map { ($0, record($0)) }))
            if changes.evaluators != nil { told.evaluators = evaluators.map { .replaced($0) } ?? .removed }
            return [.changed(told)]
        case .confirmed(let until):
            layers[index].confirmation = until.map { .until($0) } ?? .untilFurtherNotice
            return standing
        case .status(let status):
            layers[index].status = status
            return standing
        }
    }

    /// What the stores hold together, as far as they have told.
    private var merged: FlagContents {
        let names = Set(layers.flatMap { $0.contents?.flags.keys.map(\.self) ?? [] })
        return FlagContents(
            flags: Dictionary(uniqueKeysWithValues: names.map { ($0, record($0)) }), evaluators: evaluators,
            metadata: layers.reduce(into: [:]) { merged, layer in
                merged.merge(layer.contents?.metadata ?? [:], uniquingKeysWith: { first, _ in first })
            })
    }

    private var isComplete: Bool { layers.allSatisfy { $0.contents != nil } }

    private var evaluators: FlagEntry? { layers.firstNonNil { $0.contents?.evaluators } }

    private func record(_ name: String) -> FlagRecord {
        FlagRecord(
            definition: layers.firstNonNil { $0.contents?.flags[name]?.definition },
            kill: layers.firstNonNil { $0.contents?.flags[name]?.kill })
    }

    /// The confirmation and the status of the whole: those of the worst part.
    private var standing: [FlagStoreEvent] {
        let worst = layers.map(\.status).max { $0.health.severity < $1.health.severity }
        let mode = layers.map(\.status.mode).max { $0.liveliness < $1.liveliness }
        var events: [FlagStoreEvent] = []
        let confirmations = layers.compactMap(\.confirmation)
        if confirmations.count == layers.count {
            events.append(.confirmed(until: confirmations.compactMap(\.end).min()))
        }
        if let worst, let mode {
            // A layer that has not told anything yet leaves open what is in force.
            let isHalf = !isComplete && layers.contains { $0.contents != nil }
            let health = isHalf && worst.health != .failed ? .stale : worst.health
            events.append(
                .status(
                    FlagStoreStatus(
                        health: health, mode: mode, code: worst.code, notes: layers.flatMap(\.status.notes))))
        }
        return events
    }
}

extension FlagContents {
    /// Makes changes.
    package mutating func apply(_ changes: FlagChanges) {
        for (name, record) in changes.flags { flags[name] = record == FlagRecord() ? nil : record }
        switch changes.evaluators {
        case nil: break
        case .removed: evaluators = nil
        case .replaced(let entry): evaluators = entry
        }
    }
}

extension Sequence {
    fileprivate func firstNonNil<Result>(_ transform: (Element) -> Result?) -> Result? {
        for element in self {
            if let result = transform(element) { return result }
        }
        return nil
    }
}

extension FlagStoreStatus.Health {
    /// The worse, the larger.
    fileprivate var severity: Int {
        switch self {
        case .current: 0
        case .starting: 1
        case .stale: 2
        case .failed: 3
        }
    }
}

extension FlagStoreStatus.Mode {
    /// The sooner changes arrive, the larger.
    fileprivate var liveliness: Int {
        switch self {
        case .fixed: 0
        case .polling: 1
        case .push: 2
        }
    }
}
