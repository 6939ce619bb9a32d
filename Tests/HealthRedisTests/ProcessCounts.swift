import Synchronization
import TestServers

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What this process holds at a moment.
struct ProcessCounts: Sendable {
    var descriptors: Int
    /// Threads, where the system tells (Linux); 0 elsewhere.
    var threads: Int

    static var current: ProcessCounts {
        let lines = textOfFile("/proc/self/status").split(separator: "\n")
        let threads = lines.first { $0.hasPrefix("Threads:") }?.split(separator: "\t").last.flatMap { Int($0) }
        return ProcessCounts(
            descriptors: (0..<8_192).count { fcntl($0, F_GETFD) >= 0 }, threads: threads ?? 0)
    }
}

/// Counts from 0, for several threads.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            defer { value += 1 }
            return value
        }
    }
}
