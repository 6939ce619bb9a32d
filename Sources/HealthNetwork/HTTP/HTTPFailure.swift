#if HTTPClient
import AsyncHTTPClient
import Deadlines
import Health
import NIOCore
import NIOHTTP1
import Transport

/// Why there is no answer: one of a closed set of classes.
enum HTTPFailure: Error, Sendable, Hashable {
    /// The connection failed, or there is none.
    case transport(TransportError)
    /// What came is no HTTP.
    case malformed
    /// The body is longer than allowed.
    case tooLarge

    /// The class of an error that the client threw.
    init(_ error: any Error) {
        switch error {
        case let error as HTTPFailure: self = error
        case let error as HTTPClientError: self = Self(error)
        case is HTTPParserError, is ByteToMessageDecoderError: self = .malformed
        default: self = .transport(TransportError(error))
        }
    }

    /// Whether a connection that was there before is the reason, so that a new one may do better.
    var isOfConnection: Bool {
        switch self {
        case .transport(.closed), .transport(.refused), .transport(.unreachable): true
        default: false
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout:
            self = .transport(.timeout)
        case .cancelled: self = .transport(.cancelled)
        default: self = .transport(.closed)
        }
    }
}

extension CheckCode {
    /// The word of the closed set for a failure before a deadline.
    init(_ failure: HTTPFailure, by deadline: Deadline) {
        switch failure {
        case .transport(let error): self.init(error, by: deadline)
        case .malformed: self = .protocol
        case .tooLarge: self = .limitExceeded
        }
    }
}
#endif
