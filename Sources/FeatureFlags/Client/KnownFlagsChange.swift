/// What an event has changed of the flags, and what is to be said about it.
struct KnownFlagsChange: Sendable, Hashable {
    /// What belongs into the log, once.
    enum Notice: Sendable, Hashable {
        /// A definition that came cannot be used; the last good one stays.
        case unusable(FlagDefinitionError)
        /// What could not be used is gone or good again.
        case mended(flag: String)
    }

    /// The flags for which something else is in force now.
    var flags: Set<String> = []
    /// The flags of which anything at all is different.
    var touched: Set<String> = []
    /// Whether all flags have to be built anew.
    var rebuildsAll = false
    /// For the log.
    var notices: [Notice] = []

    /// Whether readers have to see something new.
    var concernsReaders: Bool { rebuildsAll || !flags.isEmpty || !touched.isEmpty }

    /// Notes what has become unusable, or usable again.
    mutating func note(_ old: [FlagDefinitionError], _ new: [FlagDefinitionError], of flag: String) {
        for problem in new where !old.contains(problem) { notices.append(.unusable(problem)) }
        if !old.isEmpty, new.isEmpty { notices.append(.mended(flag: flag)) }
    }
}
