import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One run of a subject.
enum Run {
    /// Nanoseconds a read of the processor's time, of each thread; all threads begin together.
    ///
    /// What a thread waits for a processor does not count, since other programs run too; what threads wait for one
    /// another's memory does.
    static func nanoseconds(_ subject: Subject, threads: Int) -> Double {
        let start = Start(threads)
        let others = (1..<threads).map { _ in
            OwnThread {
                start.wait()
                start.keep(subject.body(subject.reads))
            }
        }
        start.wait()
        let begin = processorTime()
        start.keep(subject.body(subject.reads))
        let time = processorTime() - begin
        for other in others { other.join() }
        return time / Double(subject.reads)
    }

    /// Nanoseconds for which this thread was at work.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}

/// Lets threads begin together.
private final class Start: Sendable {
    private let missing: Atomic<Int>
    private let results = Atomic(0)

    init(_ threads: Int) {
        missing = Atomic(threads)
    }

    func wait() {
        missing.subtract(1, ordering: .acquiringAndReleasing)
        while missing.load(ordering: .acquiring) > 0 { sched_yield() }
    }

    func keep(_ result: Int) {
        results.wrappingAdd(result, ordering: .relaxed)
    }
}
