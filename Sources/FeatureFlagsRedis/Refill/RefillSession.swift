/// What goes on with the server from one connection to its loss.
struct RefillSession: Sendable {
    typealias Instant = ContinuousClock.Instant

    /// A ping whose answer has not come.
    struct Ping: Sendable {
        let id: RefillState.PingID
        let sentAt: Instant
    }

    /// Somebody who wants to see what the server held at a moment.
    struct Waiting: Sendable {
        let token: RefillState.Token
        /// Whose answer says that all until that moment was announced; nil when it has come.
        var ping: RefillState.PingID?
        /// How many announcements must have been published; nil before that answer.
        var announcement: Int?
    }

    /// Whether changes are announced; otherwise everything is loaded again and again.
    let isTracking: Bool
    /// What the server is; nil when it does not tell.
    var role: ServerRole?
    /// Whether the server was loaded from on this connection.
    var isLoaded = false
    var pings: [Ping] = []
    /// All that changed before this moment has been announced or loaded.
    var proof: Instant
    var nextHeartbeat: Instant
    var nextRole: Instant
    var nextLoad: Instant
    /// When the latest walk through all keys of the database began.
    private var walkBegan: Instant
    /// How many steps it took.
    private(set) var walkSteps = 0
    /// When something that is due may begin, so that a storm of changes costs the server no storm of fetches.
    var blockedUntil: Instant?
    /// What was announced and not asked for since.
    var dirt = Dirt(isEverything: true)
    var batch: Batch?
    /// Of which kinds the keys of the latest announcement were; none after an answer to a ping.
    var latestKinds: Set<FlagKey.Kind> = []
    /// The number of announcements so far.
    var announcements = 0
    /// How many of them have been published.
    var published = 0
    var waiting: [Waiting] = []
    /// The latest moment that was confirmed.
    var confirmed: Instant?

    /// - Parameters:
    ///   - since: When tracking was asked for.
    ///   - nextRole: When to ask for the role again.
    init(isTracking: Bool, role: ServerRole?, since: Instant, now: Instant, nextRole: Instant) {
        self.isTracking = isTracking
        self.role = role
        proof = since
        nextHeartbeat = now
        self.nextRole = nextRole
        nextLoad = now
        walkBegan = now
        dirt.since = since
    }

    /// All that changed before this moment has been published; nil before the first load.
    var current: Instant? {
        guard isLoaded else { return nil }
        return [proof, dirt.since, batch?.since].compactMap(\.self).min()
    }

    /// Takes note of an announcement; whether it may belong to the same turn of the server, and so to the same
    /// transaction, as the one before: there is one for each prefix. What came before that one does not matter: a turn
    /// may have begun with it.
    mutating func heard(_ keys: Set<FlagKey>?) -> Bool {
        let kinds = Set((keys ?? []).map(\.kind))
        defer { latestKinds = kinds }
        return !latestKinds.isEmpty && !kinds.isEmpty && latestKinds.isDisjoint(with: kinds)
    }

    /// A walk through all keys of the database begins.
    mutating func beginWalk(at now: Instant) { walkBegan = now }

    /// A walk through all keys took so many steps.
    mutating func walked(_ steps: Int) { walkSteps = steps }

    /// Whether the server can be asked to walk again: the longer a walk is, the rarer.
    func mayWalk(at now: Instant, _ settings: RefillSettings) -> Bool {
        now >= walkBegan + settings.walkPace * walkSteps
    }

    /// Whether walks are so rare that what is polled says too little about what is new.
    func isTooLarge(_ settings: RefillSettings) -> Bool {
        !isTracking && settings.walkPace * walkSteps > settings.polling
    }

    /// The answer to a ping has come: whoever waits for it knows now what has to be published.
    mutating func arrived(_ ping: RefillState.PingID) {
        for place in waiting.indices where waiting[place].ping == ping {
            waiting[place].ping = nil
            waiting[place].announcement = announcements
        }
    }
}
