import FeatureFlagsRedis

/// A flag, the key that decides it, and who has put that there.
struct FlagDecision: Sendable {
    let overview: FlagOverview
    /// The key that decides; nil for the default of the code.
    let key: String?
    /// The change that made it what it is, as far as there is a record.
    let change: FlagChange?
    /// When a process last evaluated it, as far as that was recorded.
    let lastEvaluated: String?

    /// - Parameter changes: What has happened to the flag, newest first.
    init(_ overview: FlagOverview, changes: [FlagChange], lastEvaluated: String?) {
        self.overview = overview
        self.lastEvaluated = lastEvaluated
        let part: FlagChange.Part
        switch overview.decider {
        case .kill: (key, part) = ("feature-kill:\(overview.name)", .kill)
        case .definition: (key, part) = ("feature:\(overview.name)", .definition)
        case .code: (key, part) = (nil, .definition)
        }
        change = changes.first { $0.part == part }
    }
}
