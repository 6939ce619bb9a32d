#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Looks at what waits on a socket that libpq owns, without taking it.
struct Socket {
    let descriptor: Int32

    /// What waits to be read.
    enum Waiting: Equatable {
        case bytes([UInt8])
        case nothing
        /// The peer has closed.
        case end
        case failure(Int32)
    }

    /// The first bytes that wait, at most `limit`.
    ///
    /// Looking takes a pending error of the socket away, so a failure must be acted on.
    func peek(limit: Int) -> Waiting {
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = unsafe recv(descriptor, &buffer, limit, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        switch count {
        case 1...: return .bytes(Array(buffer[..<count]))
        case 0: return .end
        default:
            let number = errno
            return [EAGAIN, EWOULDBLOCK, EINTR].contains(number) ? .nothing : .failure(number)
        }
    }

    /// How many bytes wait.
    var waitingCount: Int {
        var count: Int32 = 0
        // FIONREAD; a macro that Swift does not import.
        #if canImport(Darwin)
        let request: UInt = 0x4004_667f
        #else
        let request: UInt = 0x541b
        #endif
        guard unsafe ioctl(descriptor, request, &count) == 0 else { return 0 }
        return Int(count)
    }

    /// How many bytes were ever taken from the socket; nil where the system does not tell.
    var takenCount: UInt64? {
        for _ in 0..<3 {
            guard let before = receivedCount else { return nil }
            let waiting = UInt64(waitingCount)
            // Bytes that come between the two questions would be counted as taken.
            if receivedCount == before { return before >= waiting ? before - waiting : nil }
        }
        return nil
    }

    /// `tcpi_bytes_received` of Linux, without the end-of-file that counts as one.
    private var receivedCount: UInt64? {
        #if os(Linux)
        var info = [UInt8](repeating: 0, count: 136)
        var length = socklen_t(info.count)
        let level = Int32(6)  // IPPROTO_TCP
        let option = Int32(11)  // TCP_INFO
        guard unsafe getsockopt(descriptor, level, option, &info, &length) == 0, length == 136 else { return nil }
        let count = info[128...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let hasEnded = [6, 7, 8, 9, 11].contains(info[0])
        return hasEnded && count > 0 ? count - 1 : count
        #else
        return nil
        #endif
    }
}
