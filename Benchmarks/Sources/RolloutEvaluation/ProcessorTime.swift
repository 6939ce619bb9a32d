#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The time for which this thread was at work, since other programs run too.
enum ProcessorTime {
    /// How long a body takes.
    static func nanoseconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = now()
        try body()
        return now() - begin
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
