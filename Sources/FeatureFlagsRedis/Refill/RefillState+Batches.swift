import Deadlines

/// From what was announced to what can be published.
extension RefillState {
    /// Does what is due by now.
    mutating func advance(
        at now: Instant, using random: inout some RandomNumberGenerator, _ actions: inout [RefillAction]
    ) {
        // Looked at in pieces: this is asked at every event, and a session is large to copy.
        guard let heartbeat = session?.nextHeartbeat, let nextLoad = session?.nextLoad else { return }
        let isTracking = session?.isTracking == true
        if isTracking, let nextRole = session?.nextRole, now >= nextRole { askRole(at: now, &actions) }
        if isTracking, now >= heartbeat { ping(at: now, &actions) }
        guard session?.batch == nil, now >= nextLoad || session?.dirt.isEmpty == false else { return }
        let isDue = now >= nextLoad
        let isFull = session?.dirt.isEverything == true || isDue && !revalidates(at: now)
        guard pay(isFull || isDue ? settings.fullLoadCost : 1, at: now) else { return }
        begin(isFull: isFull, with: isDue && !isFull ? Set(known.keys) : [], at: now, &actions)
        if isFull || isDue {
            let interval = isTracking ? settings.revalidation : settings.polling
            let next = now + interval.spread(by: settings.jitter, using: &random)
            session?.nextLoad = next
        }
    }

    /// Whether a look at the known keys is enough: a walk through all keys of the database takes long, what is announced
    /// meanwhile would wait for it, and where nothing is announced it would go on and on.
    private func revalidates(at now: Instant) -> Bool {
        guard let session, session.isLoaded, !isEmptied else { return false }
        return session.isTracking || !session.mayWalk(at: now, settings)
    }

    private mutating func askRole(at now: Instant, _ actions: inout [RefillAction]) {
        let next = now + settings.roleInterval
        session?.nextRole = next
        actions.append(.askRole)
    }

    /// Whether so many fetches may be begun now.
    private mutating func pay(_ cost: Int, at now: Instant) -> Bool {
        let start = max(paid ?? now, now)
        let free = start - settings.burst
        session?.blockedUntil = free > now ? free : nil
        guard free <= now else { return false }
        paid = start + settings.pace * cost
        return true
    }

    /// Begins a batch of everything, or of what was announced and of these keys.
    private mutating func begin(
        isFull: Bool, with keys: Set<FlagKey>, at now: Instant, _ actions: inout [RefillAction]
    ) {
        guard let session else { return }
        var batch = Batch(isFull: isFull, since: session.dirt.since, phase: isFull ? .scanning : .asking)
        batch.announcements = session.announcements
        if isFull, !session.isTracking {
            // Only a walk finds what is new.
            batch.since = session.proof
            self.session?.proof = now
        }
        self.session?.batch = batch
        if isFull {
            self.session?.dirt.clear()
            self.session?.beginWalk(at: now)
            // A master that is made a replica throws its data away, which looks as if somebody had emptied it.
            askRole(at: now, &actions)
            actions.append(.scan)
        } else {
            let guessed = session.isTracking ? [] : killKeys(beside: keys)
            self.session?.batch?.revalidated = keys
            self.session?.batch?.guessed = guessed
            ask(for: keys.union(guessed), at: now, &actions)
        }
    }

    /// The kills that nobody has announced or found yet: a flag must go off even while nothing is announced.
    private func killKeys(beside keys: Set<FlagKey>) -> Set<FlagKey> {
        let kills = keys.lazy.filter { $0.kind == .definition }.compactMap { FlagKey(killOf: $0.flag) }
        return Set(kills).subtracting(keys)
    }

    /// Fetches these keys and all that were announced.
    private mutating func ask(for keys: Set<FlagKey>, at now: Instant, _ actions: inout [RefillAction]) {
        guard var batch = session?.batch, let dirt = session?.dirt else { return }
        batch.asked = keys.union(dirt.keys)
        batch.since = earlier(batch.since, dirt.since)
        batch.announcements = session?.announcements ?? 0
        batch.phase = .asking
        batch.answers = [:]
        for key in batch.asked { batch.held[key] = nil }
        session?.batch = batch
        session?.dirt.clear()
        guard !batch.asked.isEmpty else { return answered([:], at: now, &actions) }
        actions.append(.fetch(chunks(of: batch.asked)))
    }

    private func chunks(of keys: Set<FlagKey>) -> [[FlagKey]] {
        let keys = Array(keys)
        return stride(from: 0, to: keys.count, by: settings.keysPerCommand).map { start in
            Array(keys[start..<min(start + settings.keysPerCommand, keys.count)])
        }
    }

    mutating func scanned(
        _ keys: Set<FlagKey>, hasSentinel: Bool, at now: Instant, _ actions: inout [RefillAction]
    ) {
        guard session?.batch?.phase == .scanning else { return }
        session?.batch?.hasSentinel = hasSentinel
        if session?.dirt.isEverything == true { return startOver() }
        ask(for: keys, at: now, &actions)
    }

    mutating func answered(
        _ answers: [FlagKey: KeyAnswer], at now: Instant, _ actions: inout [RefillAction]
    ) {
        guard session?.batch?.phase == .asking else { return }
        session?.batch?.answers = answers
        if session?.isTracking == true {
            let fence = ping(at: now, &actions)
            session?.batch?.phase = .fencing(fence)
        } else {
            finish(at: now, &actions)
            release(&actions)
        }
    }

    /// Everything that had changed when the values were fetched has been announced.
    mutating func finish(at now: Instant, _ actions: inout [RefillAction]) {
        guard let batch = session?.batch, let dirt = session?.dirt else { return }
        if dirt.isEverything { return startOver() }
        let concerning = batch.concerning(dirt)
        let unclear = batch.asked.filter { key in
            switch batch.answers[key] {
            case .content, .missing: false
            case .unclear, nil: true
            }
        }
        if unclear.isEmpty, concerning.isEmpty || isCut(batch, concerning) {
            session?.batch = nil
            publish(batch, &actions)
        } else {
            retry(unclear, at: now, &actions)
        }
    }

    /// Whether the values were true together at one moment, although some have changed since; asked only when waiting
    /// for a quiet moment has been tried.
    private func isCut(_ batch: Batch, _ concerning: [Set<FlagKey>]) -> Bool {
        batch.retries >= settings.patience && batch.asked.count <= settings.keysPerCommand
            && concerning.allSatisfy { $0.isSubset(of: batch.asked) }
    }

    /// Asks once more for these keys and for what was announced; for all when waiting for a quiet moment has been
    /// tried, so that the answers are true together.
    private mutating func retry(_ unclear: Set<FlagKey>, at now: Instant, _ actions: inout [RefillAction]) {
        guard var batch = session?.batch else { return }
        for (key, answer) in batch.answers where !unclear.contains(key) { batch.held[key] = answer }
        batch.retries += 1
        session?.batch = batch
        let all = batch.asked.union(batch.held.keys)
        // Values that did not fit into one reply will not do so the next time either.
        let takesAll =
            unclear.isEmpty && batch.retries >= settings.patience && all.count <= settings.keysPerCommand
        ask(for: takesAll ? all : unclear, at: now, &actions)
    }

    /// Any key may have changed: what was fetched is worth nothing.
    mutating func startOver() {
        let since = earlier(session?.batch?.since, session?.dirt.since)
        session?.batch = nil
        soil(nil, since: since)
    }
}
