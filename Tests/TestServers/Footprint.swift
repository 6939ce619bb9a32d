#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What this process holds at a moment.
package struct Footprint: Sendable, Hashable {
    /// Open descriptors.
    package let descriptors: Int
    /// Threads; 0 where the system does not tell.
    package let threads: Int

    /// Counts.
    package init() {
        descriptors = (0..<Int32(4_096)).count { fcntl($0, F_GETFD) >= 0 }
        let line = textOfFile("/proc/self/status").split(separator: "\n").first { $0.hasPrefix("Threads:") }
        threads = line.flatMap { Int($0.dropFirst("Threads:".count).drop { $0.isWhitespace }) } ?? 0
    }
}
