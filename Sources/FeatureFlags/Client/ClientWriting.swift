/// What the writing side of a client has, under a lock of its own.
///
/// That is held while definitions are compiled, which takes as long as there are many. So only those ask for it who
/// change what is in force; whoever asks how the client fares, or looks at the clock, must not wait.
struct ClientWriting {
    /// What is known of all flags.
    private var known = KnownFlags()
    /// What is published.
    private var view = FlagView()
    /// Whether all reads take the second path.
    private let divertsAll: Bool
    /// The slots whose reads take the second path because a test has overridden them.
    private var diverted: Set<Int> = []
    /// Whether there were more names than slots, so that a flag is not served.
    private var hasTooManyNames = false

    init(divertsAll: Bool) {
        self.divertsAll = divertsAll
    }

    /// What there is to say of the flags in short.
    var summary: FlagSummary {
        var summary = known.summary
        if hasTooManyNames {
            let problem = "this process has met \(FlagNames.capacity) names; a flag of another name is not served"
            summary.otherProblems.append(FlagDefinitionError(flag: "?", problem: problem))
        }
        return summary
    }

    /// Compiles what a store tells and puts it in force. A read by either path sees the change when this returns.
    mutating func take(_ event: FlagStoreEvent, publishingTo core: FlagCore) -> KnownFlagsChange {
        let change: KnownFlagsChange
        switch event {
        case .loaded(let contents): change = known.load(contents)
        case .changed(let changes): change = known.take(changes)
        case .confirmed, .status: return KnownFlagsChange()
        }
        if change.concernsReaders { publish(change, to: core) }
        return change
    }

    /// Sends all reads of a flag the second way.
    mutating func divert(_ slot: Int, publishingTo core: FlagCore) {
        diverted.insert(slot)
        core.publish(view, [slot: FlagWord(tag: FlagWord.slow)])
    }

    private mutating func publish(_ change: KnownFlagsChange, to core: FlagCore) {
        let names = change.rebuildsAll ? Set(known.flags.keys).union(change.touched) : change.touched
        var cells: [Int: FlagCell?] = [:]
        var words: [Int: FlagWord] = [:]
        for name in names.union(change.flags) {
            guard let slot = FlagNames.shared.slot(forDefinition: name) else {
                hasTooManyNames = true
                continue
            }
            let cell = known.flags[name].map { FlagCell(name, $0, documentMetadata: known.metadata) }
            cells[slot] = .some(cell)
            words[slot] = word(slot, cell)
        }
        view = FlagView(after: view, isLoaded: known.isLoaded, changes: cells)
        core.publish(view, words)
    }

    /// What stands in the tables for a cell.
    private func word(_ slot: Int, _ cell: FlagCell?) -> FlagWord {
        guard !divertsAll, !diverted.contains(slot) else { return FlagWord(tag: FlagWord.slow) }
        return cell?.word ?? FlagWord(tag: FlagWord.absent)
    }
}
