import Health

/// What the connections of one agent listener share: the line, judged once and said again while it holds, and how many
/// of them there may be, so that they can never take the descriptors of those who ask by HTTP. Only for one event loop.
final class AgentResponder {
    /// One balancer has one connection at a time.
    private static let limit = 64

    private let agent: HAProxyAgent
    private var count = 0

    private var line = ""
    private var generation: UInt64?
    private var until: ContinuousClock.Instant

    init(_ agent: HAProxyAgent, at now: ContinuousClock.Instant = .now) {
        self.agent = agent
        until = now
    }

    /// The line for this moment with its end, judged anew when the snapshot or the bound of the last one has changed.
    func line(at now: ContinuousClock.Instant) -> String {
        if now < until, generation == agent.monitor.generation { return line }
        let report = agent.monitor.report()
        line = agent.line(for: report) + "\n"
        generation = report.generation
        until = report.validUntil
        return line
    }

    /// Takes a connection in that waits for its peer.
    ///
    /// - Returns: False when it must close at once.
    func admit() -> Bool {
        guard count < Self.limit else { return false }
        count += 1
        return true
    }

    /// An admitted connection is gone.
    func leave() {
        count -= 1
    }
}
