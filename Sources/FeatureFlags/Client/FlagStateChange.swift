/// What an event has changed, and what is to be said about it.
struct FlagStateChange: Sendable, Hashable {
    /// From one status to another.
    struct StatusChange: Sendable, Hashable {
        let from: FlagReport.Status
        let to: FlagReport.Status
        /// What the store said of the failure, if anything.
        let code: String?
    }

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
    /// The change of the status, if there is one.
    var statusChange: StatusChange?
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
