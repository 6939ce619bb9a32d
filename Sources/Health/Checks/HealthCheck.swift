/// Something that a service depends on, and the way to find out whether it works.
///
/// A ``HealthMonitor`` owns the check: it runs ``probe(until:)`` on the schedule of ``configuration``, never twice at
/// a time, and publishes the result. A trap inside a check ends the process; nothing can catch it.
public protocol HealthCheck: Sendable {
    /// Name, weight and schedule. Read once, when the monitor is made.
    var configuration: CheckConfiguration { get }

    /// Finds out once.
    ///
    /// The task is cancelled at the deadline, and whatever comes later is discarded; a probe that ignores this delays
    /// nobody but its own next run.
    ///
    /// - Parameter deadline: The moment by which the result counts, on the continuous clock.
    /// - Throws: ``CheckFailure`` with a code; any other error counts as ``CheckCode/error``.
    func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult

    /// Lives beside the schedule, from the start of the monitor until its task is cancelled.
    ///
    /// A check that hears of a change by itself (a closed socket, a pushed message) asks for a run by the trigger.
    /// Kept connections are closed here after cancellation. The default does nothing.
    func watch(_ trigger: ProbeTrigger) async
}

extension HealthCheck {
    /// Nothing to watch.
    public func watch(_ trigger: ProbeTrigger) async {}
}

/// Asks a monitor to run one check at once instead of at its next turn.
///
/// Requests that come while a run is in progress lead to one more run after it. Too frequent ones are spaced by the
/// check's fast interval, so that a flood of events is no flood of probes.
public struct ProbeTrigger: Sendable {
    private let action: @Sendable () -> Void

    /// A trigger that does `action`; for tests of a check.
    public init(_ action: @escaping @Sendable () -> Void) {
        self.action = action
    }

    /// Asks for a run.
    public func callAsFunction() {
        action()
    }
}
