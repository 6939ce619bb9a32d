/// What a store tells its client.
public enum FlagStoreEvent: Sendable, Hashable {
    /// This is everything that the store holds; whatever is not in it is gone.
    case loaded(FlagContents)
    /// This has changed.
    case changed(FlagChanges)
    /// All that was told is proven to be current up to this moment; later than that it is stale until told again.
    /// Stores whose contents cannot age say `nil`: current until further notice.
    case confirmed(until: ContinuousClock.Instant?)
    /// How the store fares.
    case status(FlagStoreStatus)
}

/// How a store fares.
public struct FlagStoreStatus: Sendable, Hashable {
    /// Whether what was told can be relied on.
    public enum Health: String, Sendable, Hashable {
        /// Nothing was told yet.
        case starting
        /// What was told is current, as far as ``FlagStoreEvent/confirmed(until:)`` goes.
        case current
        /// The store cannot be asked just now; what was told is the last that is known.
        case stale
        /// The store will not work before somebody mends something: wrong credentials, a file that cannot be read.
        case failed
    }

    /// How changes arrive.
    public enum Mode: String, Sendable, Hashable {
        /// Nothing can change.
        case fixed
        /// The store announces each change.
        case push
        /// The store is asked again and again.
        case polling
    }

    /// Whether what was told can be relied on.
    public var health: Health
    /// How changes arrive.
    public var mode: Mode
    /// Why it is not current, as one word of a closed set (`refused`, `timeout`, `auth`, `emptied`, …); nil when it is.
    public var code: String?
    /// What an operator should know besides, constant texts: `no right to write the audit`.
    public var notes: [String]

    /// A status.
    public init(health: Health, mode: Mode, code: String? = nil, notes: [String] = []) {
        self.health = health
        self.mode = mode
        self.code = code
        self.notes = notes
    }
}
