#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What an error number of the operating system means to whoever speaks over sockets.
///
/// Every client and server takes its words from here, so that all tell the same fault by the same word.
package enum SystemErrorClass: Sendable, Hashable, CaseIterable {
    /// Nobody listens; on a Unix socket also: there is no such file, or it is no socket.
    case refused
    /// There is no route to the address, or this machine has no such kind of address.
    case unreachable
    /// The peer did not answer in time; on a Unix socket also: its queue is full.
    case timeout
    /// The peer ended the connection.
    case closed
    /// The process may not.
    case noPermission
    /// The process or the system is out of descriptors or memory.
    case outOfResources

    /// The class of an error number; nil for one that no socket should give.
    package init?(_ number: Int32) {
        guard let known = Self.allCases.first(where: { $0.numbers.contains(number) }) else { return nil }
        self = known
    }

    var numbers: [Int32] {
        switch self {
        case .refused: [ECONNREFUSED, ENOENT, ENOTSOCK]
        case .unreachable:
            [EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL, EAFNOSUPPORT, EPROTONOSUPPORT]
        case .timeout: [ETIMEDOUT, EAGAIN]
        case .closed: [ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN]
        case .noPermission: [EACCES, EPERM]
        case .outOfResources: [EMFILE, ENFILE, ENOBUFS, ENOMEM]
        }
    }
}
