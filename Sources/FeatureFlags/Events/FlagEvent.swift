/// What happens to a client, in the words of OpenFeature (specification 0.8, 5.1).
public enum FlagEvent: Sendable, Hashable {
    /// What is served is current.
    case ready
    /// The last good values are served; nobody can say whether they are still right.
    case stale
    /// The store does not work and nothing was ever loaded; ``FlagReport/Status/fatal`` when it never will.
    case error
    /// Something else is in force for these flags.
    case configurationChanged(Set<String>)

    /// The event that tells of a status; nil for the one before anything happened.
    init?(_ status: FlagReport.Status) {
        switch status {
        case .notReady: return nil
        case .ready: self = .ready
        case .stale: self = .stale
        case .error, .fatal: self = .error
        }
    }
}
