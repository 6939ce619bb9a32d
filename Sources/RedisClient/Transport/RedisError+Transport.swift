import NIOCore
import NIOPosix
import SystemErrors

#if TLS
import NIOSSL
#endif

extension RedisError {
    /// The class of an error that the transport threw.
    init(transport error: any Error) {
        switch error {
        case let error as RedisError: self = error
        case let error as IOError: self.init(SystemErrorClass(error.errnoCode).map(Code.init) ?? .closed)
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

extension RedisError.Code {
    /// The class of a failure that the operating system told.
    init(_ failure: SystemErrorClass) {
        self =
            switch failure {
            case .refused: .refused
            case .unreachable: .unreachable
            case .timeout: .timeout
            case .closed: .closed
            case .noPermission: .noPermission
            case .outOfResources: .resources
            }
    }
}
