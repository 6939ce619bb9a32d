#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension HealthReport {
    /// How long one judgement serves, so that ages and timestamps are never older than this.
    static let freshness = Duration.milliseconds(100)

    /// Judges a snapshot.
    ///
    /// - Parameters:
    ///   - snapshot: What was known.
    ///   - now: The moment by which ages are judged.
    ///   - timeOfDay: The same moment on the wall.
    ///   - selection: The checks to judge; the verdict is as if others were not registered. What is down and stands in
    ///     the report is among its root causes or names its cause, be that in the report or not. A check that is
    ///     excluded by name is named nowhere.
    package init(
        _ snapshot: HealthSnapshot, at now: ContinuousClock.Instant, _ timeOfDay: Timestamp,
        selecting selection: CheckSelection = .all
    ) {
        let analysis = CauseAnalysis(snapshot.checks, at: now, excluding: selection.excluded)
        let registered = zip(snapshot.checks, analysis.causes).compactMap { check, cause in
            let cause = cause.map { snapshot.checks[$0].name }
            return selection.take(CheckReport(check, at: now, snapshot.sharedDependencies, causedBy: cause))
        }
        let checks = registered.filter { !selection.excluded.contains($0.name) }
        let names = Set(checks.map(\.name))
        let status = OverallStatus(checks)
        self.init(
            generation: snapshot.generation,
            timestamp: timeOfDay,
            identity: snapshot.identity,
            processIdentifier: getpid(),
            uptime: max(.zero, snapshot.started.duration(to: now)),
            checks: checks,
            excluded: registered.map(\.name).filter(selection.excluded.contains),
            registered: registered,
            history: snapshot.history.filter { names.contains($0.check) }
                .map { $0.withoutCause(among: selection.excluded) },
            rootCauses: analysis.roots.map { snapshot.checks[$0].name }.filter(names.contains),
            isDraining: snapshot.isDraining,
            stuck: snapshot.stuck,
            startup: Startup(snapshot, at: now, among: names),
            status: status,
            readiness: Readiness(snapshot, checks, status),
            hidesChecks: false,
            validUntil: snapshot.nextChange(after: now),
            shortestInterval: snapshot.shortestInterval(among: names))
    }

    /// The same report as if there were no checks.
    var withoutChecks: HealthReport {
        var report = self
        report.checks = []
        report.excluded = []
        report.registered = []
        report.history = []
        report.rootCauses = []
        report.status = .healthy
        report.hidesChecks = true
        return report
    }
}

extension StatusChange {
    fileprivate func withoutCause(among names: Set<String>) -> StatusChange {
        var change = self
        if let cause = causedBy, names.contains(cause) { change.causedBy = nil }
        return change
    }
}

extension CheckReport {
    fileprivate init(
        _ check: CheckSnapshot, at now: ContinuousClock.Instant, _ policy: SharedDependencyPolicy,
        causedBy: String?
    ) {
        let isStale = check.isStale(at: now)
        self.init(
            name: check.name,
            criticality: check.criticality,
            isShared: check.isShared,
            tags: check.tags,
            status: isStale ? .stale : check.status,
            code: check.code,
            message: check.message,
            observed: check.observed,
            responseTime: check.responseTime,
            age: check.lastResult.map { max(.zero, $0.duration(to: now)) },
            since: check.since?.timeOfDay,
            consecutiveFailures: check.consecutiveFailures,
            transitions: check.transitions,
            isForgiven: !isStale && check.status == .unhealthy && policy.forgives(check, at: now),
            causedBy: causedBy)
    }

    /// What this check makes of the whole.
    public var verdict: OverallStatus {
        guard isDecisive || criticality != .informational else { return .healthy }
        let counts = isDecisive || criticality == .critical && !isForgiven
        return switch status {
        case .healthy: .healthy
        case .degraded: .degraded
        case .unhealthy, .stale, .unknown: counts ? .unhealthy : .degraded
        }
    }
}

extension OverallStatus {
    /// The whole of some checks.
    init(_ checks: [CheckReport]) {
        let verdicts = Set(checks.map(\.verdict))
        self = [.unhealthy, .degraded].first(where: verdicts.contains) ?? .healthy
    }
}

extension Readiness {
    fileprivate init(_ snapshot: HealthSnapshot, _ checks: [CheckReport], _ status: OverallStatus) {
        let fatal = checks.filter { $0.verdict == .unhealthy }
        if snapshot.isDraining {
            self = .notReady(.draining)
        } else if !snapshot.closedGates.isEmpty || fatal.contains(where: { $0.status == .unknown }) {
            self = .notReady(.starting)
        } else if fatal.contains(where: { $0.status == .stale }) {
            self = .notReady(.stale)
        } else if !fatal.isEmpty {
            self = .notReady(.dependency)
        } else {
            self = .ready(isDegraded: status == .degraded)
        }
    }
}

extension Startup {
    fileprivate init(_ snapshot: HealthSnapshot, at now: ContinuousClock.Instant, among names: Set<String>) {
        let missing = snapshot.checks.filter { $0.criticality == .critical && !$0.hasPassed }.map(\.name)
        let waiting = snapshot.closedGates + missing.filter(names.contains)
        guard !snapshot.hasStarted, !waiting.isEmpty else {
            self = .started
            return
        }
        let isOver = snapshot.startupDeadline.map { $0 <= now } ?? false
        self = isOver ? .failed(waiting: waiting) : .starting(waiting: waiting)
    }
}

extension SharedDependencyPolicy {
    /// Whether the failure of this check leaves the service ready.
    fileprivate func forgives(_ check: CheckSnapshot, at now: ContinuousClock.Instant) -> Bool {
        guard staysReady, check.isShared else { return false }
        guard let end = end(for: check) else { return true }
        return now < end
    }

    /// When the failure of this check begins to count fully; nil for never.
    fileprivate func end(for check: CheckSnapshot) -> ContinuousClock.Instant? {
        guard let bound, let since = check.since else { return nil }
        return since.instant.advanced(by: bound)
    }
}

extension CheckSnapshot {
    /// Whether the last result is too old to count.
    func isStale(at now: ContinuousClock.Instant) -> Bool {
        staleAt.map { $0 <= now } ?? false
    }
}

extension HealthSnapshot {
    /// The shortest interval of the critical checks with these names; nil without any.
    fileprivate func shortestInterval(among names: Set<String>) -> Duration? {
        checks.filter { $0.criticality == .critical && names.contains($0.name) }.map(\.interval).min()
    }

    /// The first moment at which time alone can change the judgement.
    fileprivate func nextChange(after now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let moments =
            checks.compactMap(\.staleAt) + checks.compactMap(sharedDependencies.end)
            + [startupDeadline].compactMap(\.self)
        let next = moments.filter { $0 > now }.min()
        let fresh = now.advanced(by: HealthReport.freshness)
        return next.map { min($0, fresh) } ?? fresh
    }
}
