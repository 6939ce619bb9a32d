/// Why an operation with a server failed: one of a closed set of classes, and nothing of any text of the server.
package struct RedisError: Error, Sendable, Hashable {
    /// The class of the failure.
    package struct Code: Sendable, Hashable {
        fileprivate enum Kind: String, Hashable {
            case refused, unreachable, timeout, dns, tls, auth, closed, malformed, cancelled
            case noPermission, databaseMissing, tooManyConnections, loading, busy, masterDown, outOfMemory, readOnly
            case misconfigured, resources, server
        }

        fileprivate let kind: Kind

        /// Nobody listens at the address.
        package static let refused = Code(kind: .refused)
        /// There is no route to the address.
        package static let unreachable = Code(kind: .unreachable)
        /// The deadline passed first.
        package static let timeout = Code(kind: .timeout)
        /// The name has no address.
        package static let dns = Code(kind: .dns)
        /// The server refuses TLS, or its certificate is not trusted.
        package static let tls = Code(kind: .tls)
        /// The credentials are missing, wrong or not accepted.
        package static let auth = Code(kind: .auth)
        /// The server closed the connection.
        package static let closed = Code(kind: .closed)
        /// What came is no RESP2, is larger than allowed, or answers nothing that was asked.
        package static let malformed = Code(kind: .malformed)
        /// The task was cancelled first.
        package static let cancelled = Code(kind: .cancelled)
        /// The user may not use the command.
        package static let noPermission = Code(kind: .noPermission)
        /// The database of the URL does not exist.
        package static let databaseMissing = Code(kind: .databaseMissing)
        /// The server has no room for another client.
        package static let tooManyConnections = Code(kind: .tooManyConnections)
        /// The server is loading its data.
        package static let loading = Code(kind: .loading)
        /// The server runs one long script or module command.
        package static let busy = Code(kind: .busy)
        /// The replica has lost its master and refuses to answer with old data.
        package static let masterDown = Code(kind: .masterDown)
        /// The server has no memory left for writes.
        package static let outOfMemory = Code(kind: .outOfMemory)
        /// The server is a replica that takes no writes.
        package static let readOnly = Code(kind: .readOnly)
        /// The server refuses work because of its own configuration.
        package static let misconfigured = Code(kind: .misconfigured)
        /// This process is out of descriptors, threads or memory.
        package static let resources = Code(kind: .resources)
        /// Any other error of the server.
        package static let server = Code(kind: .server)
    }

    /// The class of the failure.
    package let code: Code

    /// A failure of a class.
    package init(_ code: Code) {
        self.code = code
    }

    /// Whether the same operation can succeed later without anyone's doing.
    package var isRetryable: Bool {
        switch code.kind {
        case .tls, .auth, .noPermission, .databaseMissing, .malformed, .cancelled: false
        default: true
        }
    }
}

extension RedisError: CustomStringConvertible {
    /// One word, fit for a metric's label.
    package var description: String { code.kind.rawValue }
}
