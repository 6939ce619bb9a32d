/// Why an operation with a server failed: one of a closed set of classes, and nothing of any text of the server.
package struct RedisError: Error, Sendable, Hashable {
    /// The class of a failure.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        /// One word, fit for a metric's label.
        package let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// Nobody listens at the address.
        package static let refused = Code("refused")
        /// There is no route to the address.
        package static let unreachable = Code("unreachable")
        /// The deadline passed first, in whatever was under way: connecting, the handshake of TLS, a reply.
        ///
        /// This is also what comes of TLS at a Redis server without it: that waits for the end of the line which the
        /// first bytes of TLS seem to be, and silence does not prove what the server is.
        package static let timeout = Code("timeout")
        /// The name has no address.
        package static let dns = Code("dns")
        /// The server answers a wish for TLS with something else or by hanging up, or its certificate is not trusted.
        package static let tls = Code("tls")
        /// The credentials are missing, wrong or not accepted.
        package static let auth = Code("auth")
        /// The server closed the connection.
        package static let closed = Code("closed")
        /// What came is no RESP2, is larger than allowed, or answers nothing that was asked.
        package static let `protocol` = Code("protocol")
        /// The task was cancelled first.
        package static let cancelled = Code("cancelled")
        /// The user may not use the command.
        package static let noPermission = Code("no_permission")
        /// The database of the URL does not exist.
        package static let databaseMissing = Code("database_missing")
        /// The server has no room for another client.
        package static let tooManyConnections = Code("too_many_connections")
        /// The server is loading its data.
        package static let loading = Code("loading")
        /// The server runs one long script or module command.
        package static let busy = Code("busy")
        /// The replica has lost its master and refuses to answer with old data.
        package static let masterDown = Code("master_down")
        /// The server has no memory left for writes.
        package static let outOfMemory = Code("out_of_memory")
        /// The server is a replica that takes no writes.
        package static let readOnly = Code("read_only")
        /// The server refuses work because of its own configuration.
        package static let misconfigured = Code("misconfigured")
        /// The server is one of a cluster and has only a part of the keys.
        package static let cluster = Code("cluster")
        /// This process is out of descriptors, threads or memory.
        package static let resources = Code("resources")
        /// Any other error of the server.
        package static let server = Code("server")
    }

    /// The class of the failure.
    package let code: Code

    /// A failure of a class.
    package init(_ code: Code) {
        self.code = code
    }

    /// Whether the same operation can succeed later without anyone's doing.
    package var isRetryable: Bool {
        switch code {
        case .tls, .auth, .noPermission, .databaseMissing, .protocol, .cancelled, .cluster: false
        default: true
        }
    }
}

extension RedisError: CustomStringConvertible {
    /// One word, fit for a metric's label.
    package var description: String { code.description }
}
