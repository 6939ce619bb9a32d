import Synchronization

/// How many probes ended, and how late the latest of them.
final class Tally: Sendable {
    private let state = Mutex((count: 0, latest: Duration.zero))

    /// Counts one probe.
    ///
    /// - Parameter lateness: By how much it missed its deadline; negative when it ended before.
    func add(lateness: Duration) {
        state.withLock { state in
            state.count += 1
            state.latest = max(state.latest, lateness)
        }
    }

    /// Both figures, for a script.
    var line: String {
        let (count, latest) = state.withLock { $0 }
        return "\(count) \(Int(latest / .milliseconds(1)))"
    }
}
