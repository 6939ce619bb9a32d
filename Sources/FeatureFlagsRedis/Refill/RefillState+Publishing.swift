import ASCIIText
import FeatureFlags

/// From what was fetched to what the client is told.
extension RefillState {
    /// Tells what a batch has brought.
    mutating func publish(_ batch: Batch, _ actions: inout [RefillAction]) {
        guard !isHeldBack else { return }
        let answers = batch.held.merging(batch.answers) { $1 }
        let hasDefinitions = answers.contains { key, answer in
            if case .content = answer { key.kind == .definition } else { false }
        }
        let isFilled = answers.contains { key, answer in
            if case .content = answer { key.kind != .evaluators } else { false }
        }
        // Kills alone do not say that the definitions are gone for good, unless there were none.
        let isNotEmpty = knows(.definition) ? hasDefinitions : isFilled
        if isEmptied, !batch.isFull, isNotEmpty || answers.keys.contains(where: { $0.kind != .kill }) {
            // A key has appeared, or somebody wants everybody to look again.
            soil(nil, since: batch.since)
            return
        }
        if batch.revalidated.contains(where: { answers[$0] == .missing }) {
            // It may have gone without a word: whether everything has is told by a look at everything.
            soil(nil, since: batch.since)
            return
        }
        if batch.isFull {
            isEmptied = !isNotEmpty && !batch.hasSentinel && hasSomethingToLose
            session?.isLoaded = true
            failure = nil
        }
        var updates: [FlagKey: KeyContent?] = answers.mapValues { answer in
            if case .content(let content) = answer { content } else { nil }
        }
        if batch.isFull {
            for key in known.keys where updates[key] == nil { updates[key] = .some(nil) }
        }
        // A kill that was deleted by itself is lifted even so; one that went with all the others is not.
        if isEmptied, batch.isFull { updates = updates.filter { $0.value != nil } }
        session?.published = batch.announcements
        tell(updates, isFull: batch.isFull, &actions)
        if isEmptied, !hasSomethingToLose { soil(nil, since: batch.since) }
    }

    /// Whether what the server says is older than what is known, for all that anybody can tell.
    var isHeldBack: Bool { provenAt != nil && session?.role?.failure != nil }

    private func knows(_ kind: FlagKey.Kind) -> Bool { known.keys.contains { $0.kind == kind } }

    private var hasSomethingToLose: Bool { knows(.definition) || knows(.kill) }

    /// Tells what this process has written itself, while there is no connection on which it would be announced.
    mutating func publishOwn(_ contents: [FlagKey: KeyContent?], _ actions: inout [RefillAction]) {
        // While nothing was ever told, these alone are no contents of the store.
        guard session == nil, hasLoaded || !known.isEmpty else { return }
        tell(contents, isFull: false, &actions)
    }

    /// Those who waited see what they wanted to see.
    mutating func release(_ actions: inout [RefillAction]) {
        guard let session, !session.waiting.isEmpty else { return }
        let isIdle = session.batch == nil && session.dirt.isEmpty
        let published = isIdle ? session.announcements : session.published
        func isSeen(_ waiting: RefillSession.Waiting) -> Bool {
            session.isLoaded && waiting.announcement.map { $0 <= published } == true
        }
        let seen = session.waiting.filter(isSeen).map(\.token)
        guard !seen.isEmpty else { return }
        self.session?.waiting.removeAll(where: isSeen)
        actions.append(.seen(seen, isVisible: true))
    }

    /// Extends the time for which all that was told counts as current.
    mutating func confirm(_ actions: inout [RefillAction]) {
        guard isCurrent, let current = session?.current else { return }
        if let confirmed = session?.confirmed, confirmed >= current { return }
        session?.confirmed = current
        provenAt = current
        actions.append(.feed(.confirmed(until: current + settings.stalenessBound)))
    }

    /// Tells how the store fares, if that has changed.
    mutating func tellStatus(_ actions: inout [RefillAction]) {
        // Put together only when something of it can have changed: this is asked at every event.
        if isCurrent, toldStatus?.health == .current, toldNotes == notes { return }
        let status = status
        toldNotes = notes
        guard status != toldStatus else { return }
        toldStatus = status
        actions.append(.feed(.status(status)))
    }

    private var isCurrent: Bool {
        guard !isEmptied, session?.isLoaded == true, session?.isTooLarge(settings) == false else { return false }
        return session?.role == nil || session?.role == .master
    }

    /// Whether the client was told anything that could be right.
    var hasSomething: Bool { hasLoaded || !known.isEmpty || bootstrap != nil }

    /// How the store fares.
    var status: FlagStoreStatus {
        let mode = session?.isTracking == false ? FlagStoreStatus.Mode.polling : .push
        if isCurrent {
            return FlagStoreStatus(health: .current, mode: mode, notes: notes(of: nil))
        }
        if let failure = session?.role?.failure ?? failure ?? (session?.isLoaded == true ? obstacle : nil) {
            let health = hasSomething ? FlagStoreStatus.Health.stale : failure.isPermanent ? .failed : .starting
            return FlagStoreStatus(health: health, mode: mode, code: failure.code, notes: notes(of: failure))
        }
        return FlagStoreStatus(
            health: hasSomething ? .stale : .starting, mode: mode, code: "starting_up", notes: notes(of: nil))
    }

    /// Why what a loaded server says is not current.
    private var obstacle: StoreFailure? {
        if isEmptied {
            return StoreFailure("emptied", note: "the server was emptied; the last flags are kept until a key appears")
        }
        guard let session, session.isTooLarge(settings) else { return nil }
        let seconds = (settings.walkPace * session.walkSteps).components.seconds
        return StoreFailure(
            "limit_exceeded",
            note:
                "among so many keys new flags are looked for every \(seconds) s only: let changes be announced, or give "
                + "the flags a server or database of their own")
    }

    private func notes(of failure: StoreFailure?) -> [String] {
        let polling = session?.isTracking == false ? ["tracking is refused: flags are polled"] : []
        return polling + notes + [failure?.note].compactMap(\.self)
    }

    private mutating func tell(
        _ updates: [FlagKey: KeyContent?], isFull: Bool, _ actions: inout [RefillAction]
    ) {
        let changes = updates.filter { known[$0.key] != $0.value }
        for (key, content) in changes {
            let old = [lastGood.contents[key], known[key]]
            if let overwrite = Overwrite(key, from: old, to: content, isFull: isFull) {
                actions.append(.overwritten(overwrite))
            }
        }
        lastGood.take(changes, from: known)
        for (key, content) in changes { known[key] = content }
        if isFull, !hasLoaded, !isEmptied {
            hasLoaded = true
            actions.append(.feed(.loaded(FlagContents(known))))
        } else if !changes.isEmpty {
            actions.append(.feed(.changed(FlagChanges(Set(changes.keys), in: known))))
        }
    }
}

extension Overwrite {
    /// What a change has destroyed; nil when those were no rules, or nothing is known of them.
    ///
    /// - Parameter old: What was there, what was in force in front.
    fileprivate init?(_ key: FlagKey, from old: [KeyContent?], to new: KeyContent?, isFull: Bool) {
        guard key.kind == .definition, let rules = old.lazy.compactMap({ $0?.bytes }).first(where: \.areRules) else {
            return nil
        }
        switch new {
        case .bytes(let scalar) where Bool(flagScalar: scalar) != nil: break
        // A full load that finds nothing tells of the server more than of a person.
        case nil where !isFull: break
        default: return nil
        }
        self.init(flag: key.flag, old: rules, new: new?.bytes)
    }
}

extension [UInt8] {
    /// Whether they say more than true or false: a percentage or an object, whether or not it can be used. A misspelt
    /// word is nothing that somebody would want back.
    fileprivate var areRules: Bool {
        first(where: \.isVisible) == UInt8(ascii: "{") || last(where: \.isVisible) == UInt8(ascii: "%")
    }
}
