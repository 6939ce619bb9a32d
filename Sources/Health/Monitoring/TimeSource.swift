package import Deadlines

/// Where a monitor gets its time from; tests hand in another one.
package protocol TimeSource: MonotonicTime {
    /// The time of day, which is shown and never decides anything.
    var timeOfDay: Timestamp { get }
}

extension SystemTime: TimeSource {
    package var timeOfDay: Timestamp { .now }
}
