/// One absolute point in time by which a whole operation ends.
///
/// Steps of an operation share the deadline instead of each having a timeout of its own, so they cannot add up.
package struct Deadline: Sendable, Hashable, Comparable {
    /// The moment on the continuous clock, which goes on while the machine is suspended.
    package let instant: ContinuousClock.Instant

    /// A deadline at a moment.
    package init(_ instant: ContinuousClock.Instant) {
        self.instant = instant
    }

    /// A deadline some time from now.
    package static func after(_ duration: Duration) -> Deadline {
        Deadline(.now.advanced(by: duration))
    }

    /// What is left; never negative.
    package var remaining: Duration {
        max(.zero, ContinuousClock.now.duration(to: instant))
    }

    /// Whether the moment has come.
    package var hasPassed: Bool {
        ContinuousClock.now >= instant
    }

    /// What is left as the timeout of `poll(2)`: whole milliseconds, rounded up so that a wake-up is never early.
    package var pollTimeout: Int32 {
        Int32(clamping: remaining.wholeMilliseconds(rounded: .up))
    }

    package static func < (left: Deadline, right: Deadline) -> Bool {
        left.instant < right.instant
    }
}
