/// Where something that waits gets its moments from; tests hand in another one.
package protocol MonotonicTime: Sendable {
    /// The moment on the monotonic clock, which goes on while the machine is suspended.
    var now: ContinuousClock.Instant { get }
    /// Sleeps until a moment on the monotonic clock.
    func sleep(until moment: ContinuousClock.Instant) async throws
}

/// The clocks of the system.
package struct SystemTime: MonotonicTime {
    package init() {}

    package var now: ContinuousClock.Instant { .now }

    package func sleep(until moment: ContinuousClock.Instant) async throws {
        try await Task.sleep(until: moment, clock: .continuous)
    }
}
