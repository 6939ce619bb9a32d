extension CompatState {
    /// The key of the run beside the steps.
    static let background = "compat.background"

    /// A new step begins runs of its own; the one beside the steps goes on, and failed checks stay counted.
    mutating func endRuns() {
        runs = runs.filter { $0.key == Self.background }
    }

    /// After somebody approved, Argo measures what was inconclusive anew.
    mutating func restartInconclusiveRuns(at now: Moment) {
        runs = runs.mapValues { $0.phase == .inconclusive ? $0.restarted(at: now) : $0 }
    }

    /// Forgets what was measured and what failed, since a person wants it tried again.
    mutating func startAnew() {
        checks = [:]
        runs = [:]
    }
}
