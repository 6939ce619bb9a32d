import Deadlines
import Synchronization

/// Watches how busy a pool of connections is, apart from whether its server works.
///
/// A pool without a free connection is busy, not broken: the check is degraded with ``CheckCode/limitExceeded``, never
/// unhealthy, and only when the pool was saturated for some time. A probe through the pool would call the same state a
/// dead database. Give it the check of the server as a dependency, so that a server that hangs explains its full pool.
///
/// ```swift
/// let pool = PoolCheck("database_pool", dependsOn: ["database"])
/// // where a connection is lent or given back: no lock, no waiting
/// pool.report(inUse: 8, limit: 20, waiting: 0)
/// // or let the check ask, once in a tenth of `saturation`
/// let other = PoolCheck("cache_pool", dependsOn: ["redis"]) { PoolUsage(inUse: cache.leased, limit: cache.size) }
/// ```
///
/// `/detailed` shows `in_use`, `limit` and `waiting` as last seen, and of a saturated pool that has been silent for long
/// `report_age_seconds`: when all connections hang and nobody comes any more, nobody reports either.
public final class PoolCheck: HealthCheck {
    /// Name, weight and schedule; an interval of a tenth of the time after which saturation counts.
    public let configuration: CheckConfiguration
    private let usage: (@Sendable () -> PoolUsage?)?
    private let reported = PoolReport()
    private let silence: Duration
    private let time: any TimeSource
    private let state: Mutex<State>

    private struct State {
        var pressure: PoolPressure
        var last: (usage: PoolUsage, at: ContinuousClock.Instant)?
    }

    /// A check of a pool.
    ///
    /// - Parameters:
    ///   - name: The name of the check.
    ///   - criticality: What a saturated pool means; as a degraded check it never makes the service unhealthy.
    ///   - saturation: How long the pool must be saturated before it counts, 100 ms to 6 days. It counts no more when
    ///     at most half of this time is left in the last five quarters of it.
    ///   - dependsOn: The check of the server behind the pool.
    ///   - usage: Tells the usage now; nil when it is not known. It must not block; a pool that has to be awaited
    ///     calls ``report(inUse:limit:waiting:)``. Without either for six times `saturation` a pool that was not saturated
    ///     is no longer shown; one that was counts as saturated until it is said to be free.
    public convenience init(
        _ name: String, criticality: Criticality = .degrading, saturation: Duration = .seconds(10),
        dependsOn: [String] = [], usage: (@Sendable () -> PoolUsage?)? = nil
    ) {
        self.init(
            name, criticality: criticality, saturation: saturation, dependsOn: dependsOn, usage: usage,
            time: SystemTime())
    }

    package init(
        _ name: String, criticality: Criticality, saturation: Duration, dependsOn: [String],
        usage: (@Sendable () -> PoolUsage?)?, time: any TimeSource
    ) {
        let interval = saturation / 10
        let timeout = Duration.seconds(1)
        configuration = CheckConfiguration(
            name: name, criticality: criticality, interval: interval, timeout: timeout,
            staleAfter: saturation + timeout, dependsOn: dependsOn)
        self.usage = usage
        self.time = time
        silence = saturation * 6
        state = Mutex(State(pressure: PoolPressure(bound: saturation)))
    }

    /// Tells how busy the pool is; best at each change, since what was said last holds until the next report.
    ///
    /// One store to an atomic word, so it may stand where connections are lent.
    public func report(inUse: Int, limit: Int, waiting: Int = 0) {
        reported.write(PoolUsage(inUse: inUse, limit: limit, waiting: waiting))
    }

    /// Takes one sample and judges the last ones together.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        let seen = usage?() ?? reported.takeNew()
        let now = time.now
        return state.withLock { state in
            if let seen { state.last = (seen, now) }
            let age = state.last.map { $0.at.duration(to: now) } ?? .zero
            // Silence says nothing of a pool whose connections all hang: it stays what it was.
            if age > silence, state.last?.usage.isSaturated == false { state.last = nil }
            let usage = state.last?.usage
            state.pressure.take(isSaturated: usage?.isSaturated ?? false, at: now)
            var observed = usage.map(\.observations) ?? []
            if usage != nil, age > silence {
                observed.append(Observation("report_age_seconds", .integer(age.components.seconds)))
            }
            return state.pressure.isHigh
                ? .degraded(.limitExceeded, observed: observed) : .healthy(observed: observed)
        }
    }
}

extension PoolUsage {
    fileprivate var observations: [Observation] {
        [
            Observation("in_use", .integer(Int64(inUse))), Observation("limit", .integer(Int64(limit))),
            Observation("waiting", .integer(Int64(waiting))),
        ]
    }
}
