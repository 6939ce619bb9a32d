import NIOCore
import SystemErrors

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file of a Unix-domain socket.
struct SocketFile: Sendable {
    let path: String

    /// The file's identity, so that another server's file is never removed.
    struct Identity: Sendable, Hashable {
        fileprivate let device: UInt64
        fileprivate let inode: UInt64
    }

    /// Makes way for a socket: removes a socket file that nobody listens on.
    func clear() throws(HealthServerError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw HealthServerError(.unusablePath) }
        switch listens() {
        case .some(true): throw HealthServerError(.addressInUse)
        case .some(false): unsafe unlink(path)
        case .none: throw HealthServerError(.noPermission)
        }
    }

    /// Which file stands there now.
    var identity: Identity? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Removes the file if it is still the one that was made.
    func remove(_ made: Identity?) {
        if let made, identity == made { unsafe unlink(path) }
    }

    /// Whether somebody listens; nil when this cannot be found out.
    private func listens() -> Bool? {
        guard let address = try? SocketAddress(unixDomainSocketPath: path) else { return nil }
        #if canImport(Glibc)
        let client = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let client = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        guard client >= 0 else { return nil }
        defer { close(client) }
        // A full backlog must not hold the start up.
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        let result = unsafe address.withSockAddr { unsafe connect(client, $0, socklen_t($1)) }
        if result == 0 { return true }
        let number = errno
        if number == EINPROGRESS { return true }
        switch SystemErrorClass(number) {
        case .refused: return false
        case .timeout: return true
        default: return nil
        }
    }
}
