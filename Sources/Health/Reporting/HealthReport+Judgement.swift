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
    ///   - names: Checks to leave out, as if they were not registered.
    init(
        _ snapshot: HealthSnapshot, at now: ContinuousClock.Instant, _ timeOfDay: Timestamp,
        excluding names: Set<String> = []
    ) {
        let analysis = CauseAnalysis(snapshot.checks, at: now)
        let registered = zip(snapshot.checks, analysis.causes).map { check, cause in
            let cause = cause.map { snapshot.checks[$0].name }.flatMap { names.contains($0) ? nil : $0 }
            return CheckReport(check, at: now, snapshot.sharedDependencies, causedBy: cause)
        }
        let checks = registered.filter { !names.contains($0.name) }
        let status = OverallStatus(checks)
        self.init(
            generation: snapshot.generation,
            timestamp: timeOfDay,
            identity: snapshot.identity,
            processIdentifier: getpid(),
            uptime: max(.zero, snapshot.started.duration(to: now)),
            checks: checks,
            excluded: registered.map(\.name).filter(names.contains),
            registered: registered,
            history: snapshot.history,
            rootCauses: analysis.roots.map { snapshot.checks[$0].name }.filter { !names.contains($0) },
            isDraining: snapshot.isDraining,
            startup: Startup(snapshot, at: now, excluding: names),
            status: status,
            readiness: Readiness(snapshot, checks, status),
            hidesChecks: false,
            validUntil: snapshot.nextChange(after: now))
    }

    /// The same report as if there were no checks.
    var withoutChecks: HealthReport {
        HealthReport(
            generation: generation, timestamp: timestamp, identity: identity, processIdentifier: processIdentifier,
            uptime: uptime, checks: [], excluded: [], registered: [], history: [], rootCauses: [],
            isDraining: isDraining, startup: startup, status: .healthy, readiness: readiness, hidesChecks: true,
            validUntil: validUntil)
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

    /// Whether this check makes the whole unhealthy.
    var isFatal: Bool {
        guard criticality == .critical, !isForgiven else { return false }
        return switch status {
        case .unhealthy, .stale, .unknown: true
        case .healthy, .degraded: false
        }
    }

    /// Whether this check makes the whole at least degraded.
    fileprivate var isBurden: Bool {
        criticality != .informational && status != .healthy
    }
}

extension OverallStatus {
    /// The whole of some checks.
    init(_ checks: [CheckReport]) {
        if checks.contains(where: \.isFatal) {
            self = .unhealthy
        } else {
            self = checks.contains(where: \.isBurden) ? .degraded : .healthy
        }
    }
}

extension Readiness {
    fileprivate init(_ snapshot: HealthSnapshot, _ checks: [CheckReport], _ status: OverallStatus) {
        let fatal = checks.filter(\.isFatal)
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
    fileprivate init(_ snapshot: HealthSnapshot, at now: ContinuousClock.Instant, excluding names: Set<String>) {
        let missing = snapshot.checks.filter { $0.criticality == .critical && !$0.hasPassed }.map(\.name)
        let waiting = snapshot.closedGates + missing.filter { !names.contains($0) }
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
    /// When the last result becomes stale; nil without one.
    fileprivate var staleAt: ContinuousClock.Instant? {
        lastResult?.advanced(by: staleBound)
    }

    /// Whether the last result is too old to count.
    func isStale(at now: ContinuousClock.Instant) -> Bool {
        staleAt.map { $0 <= now } ?? false
    }
}

extension HealthSnapshot {
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
