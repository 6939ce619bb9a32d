/// What was known at one moment: immutable, numbered, swapped in one step.
///
/// A snapshot says what happened; what it means now (how old a result is, whether it still counts) is judged when it
/// is read, by ``HealthReport``. So a scheduler that died cannot keep a check green.
package struct HealthSnapshot: Sendable {
    let generation: UInt64
    let identity: ServiceIdentity
    let started: ContinuousClock.Instant
    let hasStarted: Bool
    let startupDeadline: ContinuousClock.Instant?
    let closedGates: [String]
    let isDraining: Bool
    let stuck: String?
    let sharedDependencies: SharedDependencyPolicy
    let checks: [CheckSnapshot]
    let history: [StatusChange]
}

/// What was known of one check.
struct CheckSnapshot: Sendable {
    let name: String
    let criticality: Criticality
    let isShared: Bool
    let tags: [String]
    let interval: Duration
    let status: CheckStatus
    let code: CheckCode?
    let message: String?
    let observed: [Observation]
    let since: Moment?
    let lastResult: ContinuousClock.Instant?
    /// When the last result becomes stale; nil without one.
    let staleAt: ContinuousClock.Instant?
    let responseTime: Duration?
    let consecutiveFailures: Int
    let transitions: Int
    let hasPassed: Bool
    let suspicion: Suspicion

    init(_ state: CheckState, _ suspicion: Suspicion) {
        name = state.configuration.name
        criticality = state.configuration.criticality
        isShared = state.configuration.isShared
        tags = state.configuration.tags
        interval = state.configuration.interval
        status = state.status
        code = state.code
        message = state.message
        observed = state.observed
        since = state.since
        lastResult = state.lastResult
        staleAt = state.staleAt
        responseTime = state.responseTime
        consecutiveFailures = state.consecutiveFailures
        transitions = state.transitions
        hasPassed = state.hasPassed
        self.suspicion = suspicion
    }
}
