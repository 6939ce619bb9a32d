import Rollout

/// An incident of a replay, from its first evaluation to its last.
struct TracedIncident {
    /// As it was last.
    private(set) var incident: Incident
    /// The worst that it was.
    private(set) var severity: Severity
    /// When it was open.
    private(set) var ticks: ClosedRange<Int>

    /// One that was opened.
    init(_ incident: Incident, at tick: Int) {
        (self.incident, severity, ticks) = (incident, incident.severity, tick...tick)
    }

    /// It is still open.
    mutating func take(_ incident: Incident, at tick: Int) {
        (self.incident, severity) = (incident, min(severity, incident.severity))
        ticks = ticks.lowerBound...max(tick, ticks.upperBound)
    }
}
