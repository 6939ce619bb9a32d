#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One moment by two clocks: the one of this boot, and the one that the next boot has too.
struct Moment: Sendable, Hashable {
    let instant: ContinuousClock.Instant
    /// Milliseconds since 1970, in UTC.
    let milliseconds: Int64

    /// This moment.
    static var now: Moment {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Moment(instant: .now, milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// An earlier moment by the other clock; what is later counts as now.
    func milliseconds(at instant: ContinuousClock.Instant) -> Int64 {
        milliseconds - Int64(max(.zero, instant.duration(to: self.instant)) / .milliseconds(1))
    }

    /// An earlier moment by the other clock; what is later counts as now, since that clock can be set back, and what is
    /// before 1970 as then.
    func instant(at milliseconds: Int64) -> ContinuousClock.Instant {
        let earlier = min(max(milliseconds, 0), self.milliseconds)
        return instant - .milliseconds(self.milliseconds - earlier)
    }
}
