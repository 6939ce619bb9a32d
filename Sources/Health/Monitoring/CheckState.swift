import Deadlines

/// The state machine of one check: thresholds, schedule, one run at a time.
///
/// A pure value. Moments and randomness are handed in; what comes out are tickets, changes and the next due time.
struct CheckState: Sendable {
    let configuration: CheckConfiguration
    private(set) var status = CheckStatus.unknown
    /// The failure or the reservation behind the status.
    private(set) var code: CheckCode?
    private(set) var message: String?
    private(set) var observed: [Observation] = []
    private(set) var consecutiveFailures = 0
    private(set) var consecutiveSuccesses = 0
    private(set) var transitions = 0
    /// When the status became what it is; nil before the first result.
    private(set) var since: Moment?
    private(set) var lastResult: ContinuousClock.Instant?
    private(set) var responseTime: Duration?
    /// Whether a result has ever been good.
    private(set) var hasPassed = false
    /// The moment of the next run.
    private(set) var due: ContinuousClock.Instant

    private var running: ProbeTicket?
    private var tickets: UInt64 = 0
    private var lastStart: ContinuousClock.Instant?
    private var isRequested = false
    /// Whether the last run ended with wrong credentials.
    private var wasRefused = false
    private var backoff: Backoff

    /// When the last result becomes stale; nil without one.
    var staleAt: ContinuousClock.Instant? {
        lastResult?.advanced(by: configuration.staleBound)
    }

    /// A check that is due at once.
    init(_ configuration: CheckConfiguration, now: ContinuousClock.Instant) {
        self.configuration = configuration
        due = now
        backoff = Backoff(
            first: configuration.fastInterval, limit: configuration.interval, jitter: configuration.jitter)
    }

    /// Begins a run, unless one is in progress.
    mutating func start(at now: ContinuousClock.Instant) -> ProbeTicket? {
        guard running == nil else { return nil }
        tickets += 1
        let ticket = ProbeTicket(number: tickets, started: now, deadline: now.advanced(by: configuration.timeout))
        running = ticket
        lastStart = now
        isRequested = false
        return ticket
    }

    /// Asks for a run before its time; one comes now, or after the present run, but never closer than the fast interval.
    mutating func request(at now: ContinuousClock.Instant) {
        if running != nil {
            isRequested = true
        } else {
            due = min(due, earliestStart(from: now))
        }
    }

    /// Whether a result for this ticket would count.
    func awaits(_ ticket: ProbeTicket) -> Bool {
        running == ticket
    }

    /// Takes the result of a run.
    ///
    /// - Returns: The change of status, if there is one; nil also for a ticket that is not the present run's.
    mutating func finish(
        _ ticket: ProbeTicket, _ result: CheckResult, at now: Moment, using random: inout some RandomNumberGenerator
    ) -> StatusChange? {
        guard running == ticket else { return nil }
        running = nil
        lastResult = now.instant
        responseTime = ticket.started.duration(to: now.instant)
        let change = count(result, at: now)
        due = now.instant.advanced(by: delay(after: result, using: &random))
        if isRequested { due = min(due, earliestStart(from: now.instant)) }
        return change
    }

    /// Gives a run up without a result: the monitor stops.
    mutating func abandon(_ ticket: ProbeTicket) {
        if running == ticket { running = nil }
    }

    private func earliestStart(from now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        guard let lastStart else { return now }
        return max(now, lastStart.advanced(by: wasRefused ? configuration.interval : configuration.fastInterval))
    }

    /// Counts a result and moves to its status when the threshold is reached.
    ///
    /// The first result of all decides at once: there is nothing yet that a single failure could flip.
    private mutating func count(_ result: CheckResult, at now: Moment) -> StatusChange? {
        let isGood = result.verdict != .unhealthy
        if isGood {
            hasPassed = true
            consecutiveFailures = 0
            consecutiveSuccesses += 1
        } else {
            consecutiveSuccesses = 0
            consecutiveFailures += 1
        }
        let isReached =
            isGood
            ? consecutiveSuccesses >= configuration.successThreshold
            : consecutiveFailures >= configuration.failureThreshold
        guard status == .unknown || isReached || isGood == (status != .unhealthy) else { return nil }

        code = result.code
        message = result.message
        observed = result.observed
        let new = CheckStatus(result.verdict)
        guard new != status else { return nil }
        defer {
            status = new
            since = now
            transitions += 1
        }
        return StatusChange(at: now, check: configuration.name, from: status, to: new, code: result.code)
    }

    /// The waiting time after a result: fast while something is changing, backing off while down, else the interval.
    private mutating func delay(
        after result: CheckResult, using random: inout some RandomNumberGenerator
    ) -> Duration {
        // Repeated logins with wrong credentials can lock an account, so these are never hurried.
        wasRefused = result.code == .auth
        let isChanging = !wasRefused && (result.verdict == .unhealthy) != (status == .unhealthy)
        if isChanging { return configuration.fastInterval.spread(by: configuration.jitter, using: &random) }
        if status == .unhealthy, !wasRefused { return backoff.next(using: &random) }
        backoff.reset()
        return configuration.interval.spread(by: configuration.jitter, using: &random)
    }
}

/// The permission to run a check once, with the bound of that run.
package struct ProbeTicket: Sendable, Hashable {
    let number: UInt64
    let started: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant
}

/// A moment on both clocks: one to decide by, one to show.
package struct Moment: Sendable, Hashable {
    let instant: ContinuousClock.Instant
    let timeOfDay: Timestamp

    package init(instant: ContinuousClock.Instant, timeOfDay: Timestamp) {
        (self.instant, self.timeOfDay) = (instant, timeOfDay)
    }
}

extension CheckConfiguration {
    /// The interval while something is changing: a tenth, but at least 100 ms where the interval itself is not shorter.
    var fastInterval: Duration {
        min(interval, max(interval / 10, .milliseconds(100)))
    }
}

extension CheckStatus {
    fileprivate init(_ verdict: CheckResult.Verdict) {
        switch verdict {
        case .healthy: self = .healthy
        case .degraded: self = .degraded
        case .unhealthy: self = .unhealthy
        }
    }
}
