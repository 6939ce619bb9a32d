import Health

/// What HAProxy's agent check is told: one line of ASCII for each connection.
///
/// | the service | line | what HAProxy does |
/// |---|---|---|
/// | ready | `up 100%` | the server gets its share |
/// | ready, degraded | `up 50%` | half of it, while others are better |
/// | draining | `up 0%` | nothing new, sessions that persist there go on |
/// | draining, and not working either | `down #draining` | the server is down: sessions that persist go elsewhere |
/// | not ready | `down #dependency`, `#starting`, `#stale` | the server is down, and the reason stands in its statistics |
///
/// Each line says weight and operating state, so that the next one takes back whatever this one did, even that of a
/// process which is gone. It never says `ready`, `drain` or `maint`: those change the administrative state, and an
/// agent that answers `ready` all day undoes what an operator sets by hand.
/// (HAProxy's configuration manual, 5.2, `agent-check`. Version 2.6 takes `down#reason` in one word, as older texts have
/// it, for an unknown one and does nothing.)
struct HAProxyAgent: Sendable {
    /// What is known.
    let monitor: HealthMonitor
    /// The share of a degraded server in percent.
    let degradedWeight: Int

    /// The line for a report, without its end.
    func line(for report: HealthReport) -> String {
        switch report.readiness {
        case .ready(let isDegraded): "up \(isDegraded ? degradedWeight : 100)%"
        // Sessions that persist must not be sent to a server that could not serve them.
        case .notReady(.draining): report.status == .unhealthy ? "down #draining" : "up 0%"
        case .notReady(let reason): "down #\(reason.rawValue)"
        }
    }
}
