/// Why a check is not healthy: a closed, documented set.
///
/// Only these words leave the process. The text of a library or a server never does, because it can carry passwords,
/// names and addresses.
public struct CheckCode: Sendable, Hashable, CustomStringConvertible {
    /// The word as it stands in bodies, logs and metrics.
    public let rawValue: String

    private init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// The word as it stands in bodies, logs and metrics.
    public var description: String { rawValue }
}

extension CheckCode {
    /// Nobody listens at the address.
    public static let refused = CheckCode("refused")
    /// There is no route to the address.
    public static let unreachable = CheckCode("unreachable")
    /// The deadline passed before an answer came.
    public static let timeout = CheckCode("timeout")
    /// The name does not resolve.
    public static let dns = CheckCode("dns")
    /// TLS is wanted and refused, or the certificate is wrong.
    public static let tls = CheckCode("tls")
    /// The credentials are missing, wrong or not accepted.
    public static let auth = CheckCode("auth")
    /// The peer closed the connection.
    public static let closed = CheckCode("closed")
    /// The peer does not speak the protocol, or breaks it.
    public static let `protocol` = CheckCode("protocol")
    /// The server is starting up (SQLSTATE 57P03).
    public static let startingUp = CheckCode("starting_up")
    /// The server is shutting down (SQLSTATE 57P01, 57P02, and 57P03 after such an end).
    public static let shuttingDown = CheckCode("shutting_down")
    /// A limit of connections is reached, whichever it is.
    public static let tooManyConnections = CheckCode("too_many_connections")
    /// The database does not exist.
    public static let databaseMissing = CheckCode("database_missing")
    /// The user may not do what the check needs.
    public static let noPermission = CheckCode("no_permission")
    /// The server ended the statement by its own timeout.
    public static let statementTimeout = CheckCode("statement_timeout")
    /// The server is a standby or a replica where a primary is wanted.
    public static let notPrimary = CheckCode("not_primary")
    /// The database accepts no writes where they are wanted.
    public static let readOnly = CheckCode("read_only")
    /// The replica is behind by more than the limit.
    public static let lagging = CheckCode("lagging")
    /// The wanted migration is not applied.
    public static let migrationMissing = CheckCode("migration_missing")
    /// The server is loading its data.
    public static let loading = CheckCode("loading")
    /// The server is busy with one long command.
    public static let busy = CheckCode("busy")
    /// The server has no memory left for writes.
    public static let outOfMemory = CheckCode("out_of_memory")
    /// The replica has lost its link to its master.
    public static let replicaLinkDown = CheckCode("replica_link_down")
    /// The replica refuses writes where they are wanted.
    public static let readOnlyReplica = CheckCode("read_only_replica")
    /// The server refuses work because of its own configuration.
    public static let misconfigured = CheckCode("misconfigured")
    /// A measured value is over its limit.
    public static let limitExceeded = CheckCode("limit_exceeded")
    /// An HTTP dependency answered with another status than wanted.
    public static let httpStatus = CheckCode("http_status")
    /// The check was cancelled.
    public static let cancelled = CheckCode("cancelled")
    /// Any other failure.
    public static let error = CheckCode("error")

    /// Every code there is.
    public static let all: [CheckCode] = [
        .refused, .unreachable, .timeout, .dns, .tls, .auth, .closed, .protocol, .startingUp, .shuttingDown,
        .tooManyConnections, .databaseMissing, .noPermission, .statementTimeout, .notPrimary, .readOnly, .lagging,
        .migrationMissing, .loading, .busy, .outOfMemory, .replicaLinkDown, .readOnlyReplica, .misconfigured,
        .limitExceeded, .httpStatus, .cancelled, .error,
    ]
}
