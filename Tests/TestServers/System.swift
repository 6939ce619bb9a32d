import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What went wrong while a server for a test was being made: a broken machine, not a failed expectation.
package struct TestServerError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// The call that failed, with the system's text.
    static func system(_ call: String) -> TestServerError {
        TestServerError("\(call): \(String(cString: strerror(errno)))")
    }
}

/// Blocks the calling thread for a moment. Only for threads that are not the cooperative pool's.
package func pause(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&time, nil)
}

/// Whether the descriptor becomes readable within the time (milliseconds, negative for no limit), and before `other`.
func isReadable(_ descriptor: Int32, or other: Int32 = -1, within milliseconds: Int32) -> Bool {
    var entries = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    return wait(for: &entries, within: milliseconds) && entries[0].revents != 0 && entries[1].revents == 0
}

/// Waits for what is wanted of descriptors, whatever signals come meanwhile; false when the time is over first.
func wait(for entries: inout [pollfd], within milliseconds: Int32) -> Bool {
    let deadline = milliseconds < 0 ? nil : Deadline.after(.milliseconds(Int(milliseconds)))
    while true {
        let count = poll(&entries, nfds_t(entries.count), deadline?.pollTimeout ?? -1)
        if count > 0 { return true }
        if count == 0, deadline?.hasPassed ?? false { return false }
        if count < 0, errno != EINTR { return false }
    }
}
