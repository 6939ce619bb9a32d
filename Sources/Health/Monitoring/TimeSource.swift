/// Where a monitor gets its time from; tests hand in another one.
package protocol TimeSource: Sendable {
    /// The moment on the monotonic clock, by which everything is decided.
    var now: ContinuousClock.Instant { get }
    /// The time of day, which is shown and never decides anything.
    var timeOfDay: Timestamp { get }
    /// Sleeps until a moment on the monotonic clock.
    func sleep(until moment: ContinuousClock.Instant) async throws
}

/// The clocks of the system.
package struct SystemTime: TimeSource {
    package init() {}

    package var now: ContinuousClock.Instant { .now }
    package var timeOfDay: Timestamp { .now }

    package func sleep(until moment: ContinuousClock.Instant) async throws {
        try await Task.sleep(until: moment, clock: .continuous)
    }
}
