import Deadlines
import Logging
import Synchronization

extension FlagClient {
    /// Takes what the store tells. When it returns, every read sees it, and those who listen have been told.
    func take(_ event: FlagStoreEvent) {
        // One event after the other: what one has changed is in force and told before the next one is looked at.
        let (change, status) = writing.withLock { writing in
            let change = writing.take(event, publishingTo: core)
            let status = judge(change.flags, writing.summary) { status, now in status.take(event, at: now) }
            return (change, status)
        }
        log(status)
        log(change.notices)
    }

    /// Judges how the client fares, since something has happened or time has passed.
    func judge(_ event: (inout ClientStatus, ContinuousClock.Instant) -> ClientStatus.Change?) {
        log(judge([], nil, event))
    }

    /// Sends all reads of a flag the second way, because a test overrides it.
    func divert(_ slot: Int) {
        writing.withLock { $0.divert(slot, publishingTo: core) }
    }

    /// Judges how the client fares and tells those who listen, in one turn.
    ///
    /// - Parameters:
    ///   - changed: The flags for which something else is in force.
    ///   - summary: What there is to say of all flags, if that may be something else.
    private func judge(
        _ changed: Set<String>, _ summary: FlagSummary?,
        _ event: (inout ClientStatus, ContinuousClock.Instant) -> ClientStatus.Change?
    ) -> ClientStatus.Change? {
        state.withLock { state in
            let now = core.time.now
            if let summary { state.flags = summary }
            let change = event(&state.status, now)
            core.standing.value = standing(state.status, at: now)
            // The status stands before anybody hears of it (OpenFeature, 5.3.5).
            if let change, let event = FlagEvent(change.to) { eventListeners.tell(event) }
            if !changed.isEmpty {
                eventListeners.tell(.configurationChanged(changed))
                changeListeners.tell(changed)
            }
            return change
        }
    }

    private func standing(_ status: ClientStatus, at now: ContinuousClock.Instant) -> FlagStanding {
        let end = status.confirmation?.end.map { core.nanoseconds(to: $0) }
        return FlagStanding(
            isUnreliable: status.isLoaded && status.store.health != .current, isFatal: status.status == .fatal,
            confirmedUntil: end ?? .max, staleness: status.staleSince.map { $0.duration(to: now).nanoseconds } ?? -1)
    }

    private func log(_ change: ClientStatus.Change?) {
        guard let change else { return }
        logger.log(
            level: change.to == .ready ? .notice : .warning, "flags changed their status",
            metadata: [
                "from": "\(change.from.rawValue)", "to": "\(change.to.rawValue)", "store": "\(store.kind)",
                "code": "\(change.code ?? "none")",
            ])
    }

    private func log(_ notices: [KnownFlagsChange.Notice]) {
        for notice in notices {
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
