/// Why something could not be done with a Postgres server.
///
/// Equal when code and SQLSTATE are. It holds no text of libpq or of the server, which may carry passwords.
package struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of a failure.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        package let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// Nobody listens, or the Unix socket does not exist.
        package static let refused = Code("refused")
        /// There is no route to the address.
        package static let unreachable = Code("unreachable")
        /// The deadline passed in whatever was under way; also in the handshake of TLS, where silence proves nothing.
        package static let timeout = Code("timeout")
        /// The name does not resolve.
        package static let dns = Code("dns")
        /// TLS is wanted and refused, or the handshake failed.
        package static let tls = Code("tls")
        /// The credentials are missing, wrong, or of a kind that is not supported.
        package static let auth = Code("auth")
        /// The server closed the connection without a word.
        package static let closed = Code("closed")
        /// What answers is not Postgres, or breaks its protocol; or it says so of us (08P01).
        package static let `protocol` = Code("protocol")
        /// 57P03: not accepting connections yet.
        package static let startingUp = Code("starting_up")
        /// 57P01, 57P02: ended by the administrator or by a crash.
        package static let shuttingDown = Code("shutting_down")
        /// 53300: a limit of the server, the role or the database.
        package static let tooManyConnections = Code("too_many_connections")
        /// 3D000, 57P04: the database does not exist (any more).
        package static let databaseMissing = Code("database_missing")
        /// 42501, or a Unix socket that may not be opened.
        package static let noPermission = Code("no_permission")
        /// 57014, 55P03, 25P04: ended by a timeout of the server.
        package static let statementTimeout = Code("statement_timeout")
        /// 25006, or no server of the list takes writes.
        package static let readOnly = Code("read_only")
        /// No server of the list has the wanted role.
        package static let notPrimary = Code("not_primary")
        /// 53200: the server has no memory left.
        package static let outOfMemory = Code("out_of_memory")
        /// Any other SQLSTATE.
        package static let server = Code("server")
        /// This process has no descriptors, threads or memory left.
        package static let resources = Code("resources")
        /// The task was cancelled, or the session closed.
        package static let cancelled = Code("cancelled")
    }

    /// The class of the failure.
    package let code: Code
    /// The five characters by which the server said it.
    package let state: SQLState?

    package init(_ code: Code, state: SQLState? = nil) {
        self.code = code
        self.state = state
    }

    /// What the server said.
    package init(_ state: SQLState) {
        self.init(state.code, state: state)
    }

    /// Whether the same attempt may succeed later without anybody's doing.
    package var isRetryable: Bool {
        switch code {
        case .refused, .unreachable, .timeout, .dns, .closed, .startingUp, .shuttingDown, .tooManyConnections,
            .statementTimeout, .outOfMemory, .resources, .readOnly, .notPrimary:
            true
        default: false
        }
    }

    /// The code, and the SQLSTATE if there is one.
    package var description: String {
        state.map { "\(code) (\($0))" } ?? code.description
    }
}
