/// What was announced as changed and has not been asked for since.
struct Dirt: Sendable {
    /// The keys of each turn of the server: what may belong together.
    private(set) var groups: [Set<FlagKey>] = []
    /// Whether the first group may belong to what was asked for last.
    private(set) var continues = false
    /// Whether any key may have changed.
    private(set) var isEverything: Bool
    /// All that changed before this moment is not among it.
    var since: ContinuousClock.Instant?
    private var count = 0

    init(isEverything: Bool = false) {
        self.isEverything = isEverything
    }

    var isEmpty: Bool { groups.isEmpty && !isEverything }

    /// All keys that are named.
    var keys: Set<FlagKey> { groups.reduce(into: []) { $0.formUnion($1) } }

    /// Adds an announcement; nil stands for any key.
    ///
    /// - Parameters:
    ///   - continues: Whether it may belong together with the one before.
    ///   - limit: The most keys, beyond which it is everything.
    mutating func add(
        _ keys: Set<FlagKey>?, since: ContinuousClock.Instant?, continues: Bool = false, limit: Int
    ) {
        self.since = earlier(self.since, since)
        guard !isEverything else { return }
        count += keys?.count ?? 0
        guard let keys, count <= limit else {
            (groups, isEverything) = ([], true)
            return
        }
        if continues, let last = groups.indices.last {
            groups[last].formUnion(keys)
        } else {
            if groups.isEmpty { self.continues = continues }
            groups.append(keys)
        }
    }

    /// The announcements are asked for now.
    mutating func clear() {
        self = Dirt()
    }
}

/// The earlier of two moments, either of which may not be known.
func earlier(_ one: ContinuousClock.Instant?, _ other: ContinuousClock.Instant?) -> ContinuousClock.Instant? {
    [one, other].compactMap(\.self).min()
}
