import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

#if TLS
import NIOSSL
#endif

extension RedisError {
    /// The class of an error that the transport threw.
    init(transport error: any Error) {
        switch error {
        case let error as RedisError: self = error
        case let error as IOError: self.init(Self.code(errno: error.errnoCode))
        case let error as NIOConnectionError:
            // Every address was tried; the last one speaks for the host.
            self = error.connectionErrors.last.map { RedisError(transport: $0.error) } ?? RedisError(.dns)
        case ChannelError.connectTimeout: self.init(.timeout)
        case is ChannelError: self.init(.closed)
        default:
            #if TLS
            self.init(Self.isFailureOfTLS(error) ? .tls : .closed)
            #else
            self.init(.closed)
            #endif
        }
    }

    private static func code(errno: CInt) -> Code {
        switch errno {
        // A Unix-domain socket that is missing says ENOENT, and one whose queue is full EAGAIN.
        case ECONNREFUSED, ENOENT, ENOTSOCK: .refused
        case ETIMEDOUT, EAGAIN: .timeout
        case EHOSTUNREACH, EHOSTDOWN, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, EAFNOSUPPORT: .unreachable
        case EACCES, EPERM: .noPermission
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: .resources
        default: .closed
        }
    }

    #if TLS
    private static func isFailureOfTLS(_ error: any Error) -> Bool {
        switch error {
        // A peer that is killed says no good-bye, and neither does one that ends the connection in a hurry.
        case NIOSSLError.uncleanShutdown: false
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: true
        default: false
        }
    }
    #endif
}
