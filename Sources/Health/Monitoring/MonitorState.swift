import Deadlines

/// Everything a monitor knows: its checks, gates, drain and history. A pure value, numbered by its changes.
package struct MonitorState: Sendable {
    private(set) var checks: [CheckState]
    private(set) var closedGates: [String]
    private(set) var isDraining = false
    private(set) var stuck: String?
    private(set) var generation: UInt64 = 1

    private let identity: ServiceIdentity
    private let started: ContinuousClock.Instant
    private let startupDeadline: ContinuousClock.Instant?
    private let sharedDependencies: SharedDependencyPolicy
    private var hasStarted = false
    private var history = History()
    private var causes: CauseTracker
    /// Checks whose last change is a failure with a cause that may still become known.
    private var unsettled: Set<Int> = []

    /// A state before the first result.
    package init(
        identity: ServiceIdentity, checks: [CheckConfiguration], gates: [String], startupDeadline: Duration?,
        sharedDependencies: SharedDependencyPolicy, now: ContinuousClock.Instant, dependencies: DependencyGraph = .none
    ) {
        self.identity = identity
        self.checks = checks.map { CheckState($0, now: now) }
        closedGates = gates
        started = now
        self.startupDeadline = startupDeadline.map { now.advanced(by: $0) }
        self.sharedDependencies = sharedDependencies
        causes = CauseTracker(checks, dependencies)
        judgeStart()
    }

    /// Begins a run of a check, unless one is in progress.
    package mutating func start(_ check: Int, at now: ContinuousClock.Instant) -> ProbeTicket? {
        checks[check].start(at: now)
    }

    /// Asks for a run of a check before its time.
    mutating func request(_ check: Int, at now: ContinuousClock.Instant) {
        checks[check].request(at: now)
    }

    /// Takes the result of a run; returns what has changed by it.
    package mutating func finish(
        _ check: Int, _ ticket: ProbeTicket, _ result: CheckResult, at now: Moment,
        using random: inout some RandomNumberGenerator
    ) -> Finding {
        guard checks[check].awaits(ticket) else { return Finding() }
        let staleness = checks[check].staleAt.flatMap { $0 <= now.instant ? $0.duration(to: now.instant) : nil }
        let change = checks[check].finish(ticket, result, at: now, using: &random)
        judgeStart()
        generation += 1
        let run = CheckRun(
            started: ticket.started, finished: now.instant, verdict: result.verdict, code: result.code,
            status: checks[check].status)
        causes.take(run, of: check)
        if let change { history.add(change) }
        var finding = settle(check, change, at: now.instant)
        finding.staleness = staleness
        return finding
    }

    /// Writes the causes that the last run has brought to light into the history.
    private mutating func settle(
        _ check: Int, _ change: StatusChange?, at now: ContinuousClock.Instant
    ) -> Finding {
        guard !causes.graph.isEmpty else { return Finding(change: change) }
        if let change {
            if change.to == .healthy { unsettled.remove(check) } else { unsettled.insert(check) }
        }
        var finding = Finding(change: change)
        // Most results change nothing, and readers wait meanwhile.
        guard !unsettled.isEmpty else { return finding }
        let analysis = CauseAnalysis(checkSnapshots, at: now)
        for index in unsettled.sorted() {
            let cause = analysis.causes[index]
            let name = cause.map { checks[$0].configuration.name }
            if let corrected = history.name(name, behindLastChangeOf: checks[index].configuration.name) {
                if index == check, change != nil {
                    finding.change = corrected
                } else {
                    finding.explained.append(corrected)
                }
            }
            // Later the cause may be another one, but the change came from this one.
            let origin = cause ?? index
            if causes.standsAlone(origin, checks[origin].status) { unsettled.remove(index) }
        }
        return finding
    }

    /// Gives a run up without a result.
    mutating func abandon(_ check: Int, _ ticket: ProbeTicket) {
        checks[check].abandon(ticket)
    }

    /// Opens a start gate; false when it is open already or nobody knows it.
    mutating func openGate(_ name: String) -> Bool {
        guard let index = closedGates.firstIndex(of: name) else { return false }
        closedGates.remove(at: index)
        judgeStart()
        generation += 1
        return true
    }

    /// Begins to drain; false when it has begun already.
    package mutating func drain() -> Bool {
        guard !isDraining else { return false }
        isDraining = true
        generation += 1
        return true
    }

    /// Takes the word of the watchdog: the executor that is stuck, nil for none.
    package mutating func take(stuck name: String?) {
        stuck = name
        generation += 1
    }

    /// Once started a service stays so: what fails later is a matter of readiness.
    private mutating func judgeStart() {
        let isComplete =
            closedGates.isEmpty && checks.allSatisfy { $0.configuration.criticality != .critical || $0.hasPassed }
        if isComplete { hasStarted = true }
    }

    /// What readers see.
    package var snapshot: HealthSnapshot {
        HealthSnapshot(
            generation: generation,
            identity: identity,
            started: started,
            hasStarted: hasStarted,
            startupDeadline: startupDeadline,
            closedGates: closedGates,
            isDraining: isDraining,
            stuck: stuck,
            sharedDependencies: sharedDependencies,
            checks: checkSnapshots,
            history: history.changes)
    }

    private var checkSnapshots: [CheckSnapshot] {
        checks.indices.map { CheckSnapshot(checks[$0], causes.suspicion($0, checks[$0].status)) }
    }
}
