#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A pipe that ends a `poll(2)` of another thread.
///
/// A pipe instead of an eventfd, so that the code is the same on every POSIX system.
package final class Wakeup: Sendable {
    /// The end that becomes readable.
    package let readEnd: Int32
    private let writeEnd: Int32

    /// Opens the pipe.
    ///
    /// - Throws: `SystemCallError` when the process is out of descriptors.
    package init() throws {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemCallError(errno: errno) }
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Makes the read end readable. May be called from any thread, any number of times.
    package func wake() {
        // A full pipe is readable already, so a failed write loses nothing. The read end lives as long
        // as this object, so SIGPIPE cannot come.
        var byte: UInt8 = 1
        _ = unsafe write(writeEnd, &byte, 1)
    }

    /// Takes all wake-ups that have come.
    package func drain() {
        var buffer: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &buffer) { bytes in
            while unsafe read(readEnd, bytes.baseAddress, bytes.count) == bytes.count {}
        }
    }
}
