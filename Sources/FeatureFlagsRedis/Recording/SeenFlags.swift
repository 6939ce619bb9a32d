/// Which flags this process has told the server of, and when.
struct SeenFlags: Sendable {
    /// The time that passes between two writes for one flag.
    static let interval = Duration.seconds(60)
    /// The most flags that are remembered.
    static let most = 100_000

    private var told: [String: ContinuousClock.Instant] = [:]

    /// The flags of which the server has not been told within the last minute; they count as told now.
    mutating func due(_ flags: [String], at now: ContinuousClock.Instant) -> [String] {
        if told.count > Self.most { told = told.filter { $0.value + Self.interval > now } }
        return flags.filter { flag in
            if let last = told[flag], last + Self.interval > now { return false }
            told[flag] = now
            return true
        }
    }
}
