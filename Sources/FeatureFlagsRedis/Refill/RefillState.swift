import Deadlines
import FeatureFlags

/// What is known of the flags in Redis, and what has to be asked next: a pure value, without clock and socket.
///
/// The protocol rests on four facts about the server. Once tracking is on, every change is announced, on one connection
/// and in order. Keys that one transaction changes are announced in one message for each prefix of theirs, one right after
/// the other, with no answer to a ping in between. One `MGET` sees all its keys at one moment. And when a ping that was
/// sent *after* the reply to a fetch is answered on the connection of the announcements, all that had changed before the
/// fetch has been announced: that ping is the **fence**.
///
/// So a burst of announced keys is fetched, fenced, and published in one step if none of them was announced again
/// meanwhile; otherwise those are fetched once more, together with all that was announced with them. Nothing that a
/// transaction wrote becomes visible without the rest of it, and nothing old after something new.
struct RefillState: Sendable {
    typealias Instant = ContinuousClock.Instant
    typealias PingID = UInt64
    typealias Token = UInt64

    let settings: RefillSettings
    /// What every key holds, as it was told last.
    var known: [FlagKey: KeyContent]
    /// What keys held last that could be used, of those that hold now what cannot be.
    var lastGood: LastGood
    /// What is in force as long as nothing better is known; nil for the defaults of the code.
    let bootstrap: FlagContents?
    /// Whether the server was ever loaded from, in contrast to a snapshot of an earlier process.
    var hasLoaded = false
    /// When what is known was proven to be current last, by this process or an earlier one; nil when it never was.
    var provenAt: Instant?
    /// When an earlier process told it first, if it never was.
    private let toldAt: Instant?
    /// Whether the server was found empty while there was something to lose.
    var isEmptied = false
    /// What goes on with the server; nil without one.
    var session: RefillSession?
    /// Why there is none.
    var failure: StoreFailure?
    /// What else the status says.
    var notes: [String] = []
    /// What the client was told last, and ``notes`` at that time.
    var toldStatus: FlagStoreStatus?
    var toldNotes: [String] = []
    var lastPing: PingID = 0
    /// By when the fetches so far would have ended at the average pace.
    var paid: Instant?

    /// A state.
    ///
    /// - Parameters:
    ///   - snapshot: What an earlier process knew.
    ///   - bootstrap: What is in force when that is nothing.
    init(
        settings: RefillSettings = RefillSettings(), snapshot: Snapshot = Snapshot(), bootstrap: FlagContents? = nil
    ) {
        self.settings = settings
        known = snapshot.contents
        lastGood = LastGood(known)
        (provenAt, toldAt) = (snapshot.provenAt, snapshot.toldAt)
        self.bootstrap = known.isEmpty ? bootstrap : nil
    }

    /// Takes an event.
    ///
    /// - Parameter random: Spreads the times of full loads.
    mutating func handle(
        _ event: RefillEvent, at now: Instant, using random: inout some RandomNumberGenerator
    ) -> [RefillAction] {
        var actions: [RefillAction] = []
        switch event {
        case .connected(let isTracking, let role, let since):
            session = RefillSession(
                isTracking: isTracking, role: role, since: since, now: now, nextRole: now + settings.roleInterval)
        case .lost(let reason): lose(reason, &actions)
        case .wrote(let contents): publishOwn(contents, &actions)
        case .wanted(let token) where session == nil: actions.append(.seen([token], isVisible: false))
        case .wanted(let token): want(token, at: now, &actions)
        case .invalidated(let keys): invalidate(keys)
        case .scanned(let keys, let hasSentinel, let steps):
            session?.walked(steps)
            scanned(keys, hasSentinel: hasSentinel, at: now, &actions)
        case .answered(let answers): answered(answers, at: now, &actions)
        case .pong(let id): pong(id, at: now, &actions)
        case .role(let role): learn(role, &actions)
        case .tick: break
        }
        advance(at: now, using: &random, &actions)
        confirm(&actions)
        tellStatus(&actions)
        return actions
    }

    /// What a next process should start from: what every key holds, or held last that could be used.
    var lasting: [FlagKey: KeyContent] { known.merging(lastGood.contents) { $1 } }

    /// When the next ``RefillEvent/tick`` is due; nil when nothing happens by itself.
    var nextTick: Instant? {
        guard let session else { return nil }
        let heartbeat = session.isTracking ? session.nextHeartbeat : nil
        guard session.batch == nil else { return heartbeat }
        return earlier(heartbeat, session.blockedUntil ?? session.nextLoad)
    }

    /// What to tell before there is any connection.
    mutating func start() -> [RefillAction] {
        var actions: [RefillAction] = []
        // Nothing that may be old is told before it is said to be.
        tellStatus(&actions)
        // What nobody ever proved is as old as its first telling.
        if let moment = provenAt ?? toldAt { actions.append(.feed(.confirmed(until: moment))) }
        if hasSomething { actions.append(.feed(.loaded(bootstrap ?? FlagContents(known)))) }
        return actions
    }

    /// A master that was made a replica is left: its name may lead to the new master by now. What a replica holds is not
    /// told while something is known that was current, since it may be older.
    private mutating func learn(_ role: ServerRole?, _ actions: inout [RefillAction]) {
        if session?.role == .master, let failure = role?.failure { actions.append(.abandon(failure)) }
        let (wasHeldBack, proof) = (isHeldBack, session?.proof)
        session?.role = role
        if wasHeldBack, !isHeldBack { soil(nil, since: proof) }
    }

    private mutating func lose(_ reason: StoreFailure, _ actions: inout [RefillAction]) {
        failure = reason
        let waiting = session?.waiting.map(\.token) ?? []
        session = nil
        if !waiting.isEmpty { actions.append(.seen(waiting, isVisible: false)) }
    }

    private mutating func invalidate(_ keys: Set<FlagKey>?) {
        guard let proof = session?.proof, keys?.isEmpty != true else { return }
        session?.announcements += 1
        let continues = session?.heard(keys) == true
        soil(keys, since: proof, continues: continues)
    }

    /// Notes that keys have changed after a moment; nil: any may have.
    mutating func soil(_ keys: Set<FlagKey>?, since: Instant?, continues: Bool = false) {
        let limit = settings.longestQueue
        session?.dirt.add(keys, since: since, continues: continues, limit: limit)
    }

    private mutating func pong(_ id: PingID, at now: Instant, _ actions: inout [RefillAction]) {
        guard let ping = session?.pings.first else { return }
        guard ping.id == id else { return actions.append(.abandon(.protocol)) }
        session?.pings.removeFirst()
        session?.proof = ping.sentAt
        session?.latestKinds = []
        if session?.batch?.phase == .fencing(id) { finish(at: now, &actions) }
        session?.arrived(id)
        release(&actions)
    }

    private mutating func want(_ token: Token, at now: Instant, _ actions: inout [RefillAction]) {
        guard let session else { return }
        if session.isTracking {
            let id = ping(at: now, &actions)
            self.session?.waiting.append(RefillSession.Waiting(token: token, ping: id))
        } else {
            invalidate(nil)
            let waiting = RefillSession.Waiting(token: token, announcement: session.announcements + 1)
            self.session?.waiting.append(waiting)
        }
    }

    /// Sends a ping.
    @discardableResult
    mutating func ping(at now: Instant, _ actions: inout [RefillAction]) -> PingID {
        lastPing += 1
        session?.pings.append(RefillSession.Ping(id: lastPing, sentAt: now))
        let next = now + settings.heartbeat
        session?.nextHeartbeat = next
        actions.append(.ping(lastPing))
        return lastPing
    }
}
