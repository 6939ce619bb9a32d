import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension CheckFailure {
    /// What a refused system call means for the check that made it.
    init(_ error: SystemCallError) {
        switch error.errno {
        case EMFILE, ENFILE: self.init(.limitExceeded, message: "no descriptor left")
        case EAGAIN: self.init(.limitExceeded, message: "no thread left")
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: self.init(.misconfigured, message: "no such path")
        case EACCES, EPERM: self.init(.misconfigured, message: "no permission for the path")
        default: self.init(.error)
        }
    }
}

/// Reads something of the machine off every shared thread: what looks like memory can hang like a network.
///
/// - Throws: ``CheckFailure`` for a refused system call.
func readMachine<Value: Sendable>(_ read: @escaping @Sendable () throws -> Value) async throws -> Value {
    do {
        return try await onOwnThread(read)
    } catch let error as SystemCallError {
        throw CheckFailure(error)
    }
}
