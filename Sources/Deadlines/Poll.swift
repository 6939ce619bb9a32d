#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a descriptor is waited for.
package struct Readiness: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// There is something to read, or the peer has closed.
    package static let readable = Readiness(rawValue: 1)
    /// There is room to write, or a connection attempt has ended.
    package static let writable = Readiness(rawValue: 2)

    fileprivate var events: Int16 {
        (contains(.readable) ? Int16(POLLIN) : 0) | (contains(.writable) ? Int16(POLLOUT) : 0)
    }
}

/// The descriptors among `watched` that are ready, have an error or are hung up.
///
/// `poll(2)` and not `select(2)`, which corrupts memory from descriptor 1,024 on. Empty when the timeout (milliseconds,
/// negative for none) has passed, a signal came or `wakeup` was woken, which this call drains.
func poll(_ watched: [Int32: Readiness], wakeup: Wakeup, timeout: Int32) -> Set<Int32> {
    var entries = [pollfd(fd: wakeup.readEnd, events: Int16(POLLIN), revents: 0)]
    for (descriptor, readiness) in watched {
        entries.append(pollfd(fd: descriptor, events: readiness.events, revents: 0))
    }
    guard unsafe poll(&entries, nfds_t(entries.count), timeout) > 0 else { return [] }
    if entries[0].revents != 0 { wakeup.drain() }
    return Set(entries.dropFirst().filter { $0.revents != 0 }.map(\.fd))
}
