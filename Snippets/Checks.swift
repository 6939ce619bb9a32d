// Checks of an application's own.
import Health
import HealthPostgres
import HealthRedis
import Logging

// snippet.hide
actor Queue {
    var depth = 0
    func oldestJob() async throws -> ContinuousClock.Instant? { nil }
}

// snippet.show
/// The smallest check: healthy when the closure returns, unhealthy when it throws.
func depthCheck(of queue: Queue) -> CustomCheck {
    CustomCheck("queue", criticality: .degrading) {
        if await queue.depth > 1_000 { throw CheckFailure(.limitExceeded) }
    }
}

/// A check with a schedule, observations and two limits.
struct QueueAgeCheck: HealthCheck {
    let configuration = CheckConfiguration(
        name: "queue-age", criticality: .degrading, interval: .seconds(15), timeout: .seconds(2),
        failureThreshold: 2, successThreshold: 2, tags: ["queue"])
    let queue: Queue

    func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        guard let oldest = try await queue.oldestJob() else { return .healthy }
        let age = oldest.duration(to: .now)
        let observed = [Observation("oldest_job_seconds", .integer(age.components.seconds))]
        if age > .seconds(600) { return .unhealthy(.lagging, observed: observed) }
        if age > .seconds(60) { return .degraded(.lagging, message: "workers are slow", observed: observed) }
        return .healthy(observed: observed)
    }
}

/// What this service needs of its database and of its cache.
func storage() throws -> [(any HealthCheck)?] {
    [
        try PostgresCheck.fromEnvironment(
            requirements: PostgresRequirements(
                isWritable: true, maximumConnectionUse: 0.9, migration: .version("20260121"))),
        try RedisCheck.fromEnvironment(
            criticality: .degrading, options: RedisCheckOptions(requireWritable: true, maximumMemoryUse: 0.9)),
    ]
}

/// A dependency that must not be probed: what real requests met decides.
let payments = PassiveCheck("payments", criticality: .degrading)

func charge(_ health: HealthMonitor, _ send: () async throws -> Void) async throws {
    do {
        try await send()
        health.report(.success, for: "payments")
    } catch {
        health.report(.failure(.error), for: "payments")
        throw error
    }
}

/// A pool that is full because its database hangs is shown as a consequence of that, not as a second fault.
let pool = PoolCheck("database-pool", dependsOn: ["database"])

/// Where a connection is lent or given back: one store to an atomic word.
func poolChanged(inUse: Int, waiting: Int) {
    pool.report(inUse: inUse, limit: 20, waiting: waiting)
}

/// One database behind all replicas: its outage leaves them ready for ten minutes, since no other replica is better off.
func monitor(_ identity: ServiceIdentity, _ url: String, _ log: Logger) throws -> HealthMonitor {
    let database = try PostgresCheck(
        url: url, configuration: CheckConfiguration(name: "database", isShared: true))
    return try HealthMonitor(
        identity, logger: log, checks: [database], sharedDependencies: .staysReady(upTo: .seconds(600)))
}
