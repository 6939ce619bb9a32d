import NIOCore
import NIOPosix
package import NameResolution

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

/// Why there is no connection, or no longer: one of a closed set of classes.
package enum TransportError: Error, Sendable, Hashable {
    /// Nobody listens at the address.
    case refused
    /// There is no route to the address.
    case unreachable
    /// The deadline passed first.
    case timeout
    /// The name has no address.
    case dns
    /// The peer refuses TLS, or its certificate is not trusted.
    case tls
    /// The connection has ended.
    case closed
    /// The task was cancelled first.
    case cancelled
    /// This process may not connect there.
    case noPermission
    /// This process is out of descriptors, threads or memory.
    case resources
}

extension TransportError {
    /// The class of an error that the transport threw.
    package init(_ error: any Error) {
        switch error {
        case let error as TransportError: self = error
        case let error as IOError: self.init(errno: error.errnoCode)
        case let error as NIOConnectionError:
            // Every address was tried; the last one speaks for the host.
            self = error.connectionErrors.last.map { TransportError($0.error) } ?? .dns
        case ChannelError.connectTimeout: self = .timeout
        case is CancellationError: self = .cancelled
        default:
            #if TLS
            self = Self.isFailureOfTLS(error) ? .tls : .closed
            #else
            self = .closed
            #endif
        }
    }

    /// The class of a failed lookup.
    package init(_ error: ResolutionError) {
        switch error {
        case .notFound: self = .dns
        case .timedOut: self = .timeout
        case .cancelled: self = .cancelled
        }
    }

    private init(errno: CInt) {
        switch errno {
        // A Unix-domain socket that is missing says ENOENT, and one whose queue is full EAGAIN.
        case ECONNREFUSED, ENOENT, ENOTSOCK: self = .refused
        case ETIMEDOUT, EAGAIN: self = .timeout
        case EHOSTUNREACH, EHOSTDOWN, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, EAFNOSUPPORT: self = .unreachable
        case EACCES, EPERM: self = .noPermission
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: self = .resources
        default: self = .closed
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
