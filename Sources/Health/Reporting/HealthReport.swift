/// A snapshot judged at one moment: what every format renders.
public struct HealthReport: Sendable {
    /// The number of the snapshot that was judged.
    public let generation: UInt64
    /// When it was judged.
    public let timestamp: Timestamp
    /// Who answers.
    public let identity: ServiceIdentity
    /// The identifier of the process.
    public let processIdentifier: Int32
    /// How long the monitor has been there; never negative, whatever the clock on the wall does.
    public let uptime: Duration
    /// The checks in the order of their registration, without those that were excluded.
    public internal(set) var checks: [CheckReport]
    /// The names that were asked to be left out and exist.
    public internal(set) var excluded: [String]
    /// All checks in the order of their registration, those that were excluded too.
    var registered: [CheckReport]
    /// The last changes, newest first.
    public internal(set) var history: [StatusChange]
    /// The names of the checks that are down and follow from no other, those first that were down first.
    public internal(set) var rootCauses: [String]
    /// Whether the service is draining.
    public let isDraining: Bool
    /// The name of the executor that takes no turns, as the watchdog says; nil while all do, and without a watchdog.
    public let stuck: String?
    /// Whether the service has started.
    public let startup: Startup
    /// The whole of all checks.
    public internal(set) var status: OverallStatus
    /// Whether the service may get traffic.
    public let readiness: Readiness
    /// Whether the checks stay out of the answer: the process alone was asked for.
    var hidesChecks: Bool
    /// The moment from which on the same snapshot may have to be judged otherwise.
    package let validUntil: ContinuousClock.Instant
    /// The shortest interval of the critical checks, after which another answer may be worth asking for; nil without.
    let shortestInterval: Duration?
    /// The names of the groups that can be asked about; nil in the report of a group or of one check.
    public internal(set) var groups: [String]?
}

/// The whole of all checks.
public enum OverallStatus: String, Sendable, Hashable, CaseIterable {
    /// Every check that counts is healthy.
    case healthy
    /// It works; a degrading check has failed, or a critical one has a reservation.
    case degraded
    /// A critical check is unhealthy, stale or unknown.
    case unhealthy
}

/// Whether the service may get traffic.
public enum Readiness: Sendable, Hashable {
    /// It may; `isDegraded` when it works worse than it should.
    case ready(isDegraded: Bool)
    /// It may not, and the first reason that applies.
    case notReady(Reason)

    /// Why a service is not ready, in the order in which the reasons apply.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// It was told to end.
        case draining
        /// A gate is closed, or a critical check has no result yet.
        case starting
        /// The last result of a critical check is too old to count.
        case stale
        /// A critical check fails.
        case dependency
    }

    /// Whether the service may get traffic.
    public var isReady: Bool {
        if case .ready = self { true } else { false }
    }
}

/// How far the start has come.
public enum Startup: Sendable, Hashable {
    /// All gates were open and every critical check has passed once.
    case started
    /// These gates and checks are waited for.
    case starting(waiting: [String])
    /// The start-up deadline has passed with these gates and checks missing.
    case failed(waiting: [String])
}

/// One check, judged.
public struct CheckReport: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What its failure means; in the report of a group, for the group.
    public internal(set) var criticality: Criticality
    /// Whether every replica depends on the same instance.
    public let isShared: Bool
    /// Its tags.
    public let tags: [String]
    /// Its status now; stale when the last result is too old.
    public let status: CheckStatus
    /// The cause of a status that is not healthy.
    public let code: CheckCode?
    /// Words of the check's author.
    public let message: String?
    /// What the check saw.
    public let observed: [Observation]
    /// How long the last run took.
    public let responseTime: Duration?
    /// How old the last result is.
    public let age: Duration?
    /// Since when the status is what it is.
    public let since: Timestamp?
    /// How many unhealthy results came in a row.
    public let consecutiveFailures: Int
    /// How often the status has changed.
    public let transitions: Int
    /// Whether a failure counts less, by the policy for shared dependencies.
    let isForgiven: Bool
    /// The check whose failure led to this one's, the root of the chain; nil when this one is primary or does not fail.
    ///
    /// Known by ``CheckConfiguration/dependsOn`` alone, never guessed from codes that are alike.
    public internal(set) var causedBy: String?
    /// Whether this check alone was asked about, and so counts fully whatever its failure means for the service.
    var isDecisive = false
}
