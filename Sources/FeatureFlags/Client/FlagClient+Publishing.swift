import Deadlines
import Logging
import Synchronization

extension FlagClient {
    /// Changes what is known, publishes it, and tells those who listen, in this order and in one turn.
    func change(_ event: (inout FlagState, ContinuousClock.Instant) -> FlagStateChange) {
        let change = state.withLock { state in
            let now = core.time.now
            let change = event(&state.known, now)
            if change.concernsReaders { publish(change, &state) }
            core.standing.value = standing(state.known, at: now)
            // The status stands before anybody hears of it (OpenFeature, 5.3.5).
            if let status = change.statusChange, let event = FlagEvent(status.to) { eventListeners.tell(event) }
            if !change.flags.isEmpty {
                eventListeners.tell(.configurationChanged(change.flags))
                changeListeners.tell(change.flags)
            }
            return change
        }
        log(change)
    }

    /// Sends all reads of a flag the second way, because a test overrides it.
    func divert(_ slot: Int) {
        state.withLock { state in
            state.diverted.insert(slot)
            core.publish(state.view, [slot: FlagWord(tag: FlagWord.slow)])
        }
    }

    /// Puts the snapshot and the tables in force. A read by either path sees the change when this returns.
    private func publish(_ change: FlagStateChange, _ state: inout ClientState) {
        let names = change.rebuildsAll ? Set(state.known.flags.keys).union(change.touched) : change.touched
        var cells: [Int: FlagCell?] = [:]
        var words: [Int: FlagWord] = [:]
        for name in names.union(change.flags) {
            guard let slot = FlagNames.shared.slot(forDefinition: name) else {
                state.hasTooManyNames = true
                continue
            }
            let cell = state.known.flags[name].map { flag in
                FlagCell(name, flag, documentMetadata: state.known.metadata)
            }
            cells[slot] = .some(cell)
            words[slot] = state.word(slot, cell)
        }
        state.view = FlagView(after: state.view, isLoaded: state.known.isLoaded, changes: cells)
        core.publish(state.view, words)
    }

    private func standing(_ state: FlagState, at now: ContinuousClock.Instant) -> FlagStanding {
        let isUnreliable = state.store.health == .stale || state.store.health == .failed
        let end = state.confirmation?.end.map { core.nanoseconds(to: $0) }
        return FlagStanding(
            isUnreliable: isUnreliable && state.isLoaded, isFatal: state.status == .fatal, confirmedUntil: end ?? .max,
            staleness: state.staleSince.map { $0.duration(to: now).nanoseconds } ?? -1)
    }

    private func log(_ change: FlagStateChange) {
        if let status = change.statusChange {
            let isGood = status.to == .ready
            logger.log(
                level: isGood ? .notice : .warning, "flags changed their status",
                metadata: [
                    "from": "\(status.from.rawValue)", "to": "\(status.to.rawValue)", "store": "\(store.kind)",
                    "code": "\(status.code ?? "none")",
                ])
        }
        for notice in change.notices {
            switch notice {
            case .unusable(let error):
                logger.error(
                    "a flag's definition cannot be used",
                    metadata: ["flag": "\(error.flag)", "place": "\(error.place)", "problem": "\(error.problem)"])
            case .mended(let flag):
                logger.notice("a flag's definition can be used again", metadata: ["flag": "\(flag)"])
            }
        }
    }
}
