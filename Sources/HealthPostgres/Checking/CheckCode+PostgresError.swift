import Health
import PostgresClient

extension CheckCode {
    /// The code of a check for a client's; what has none of its own is ``error``.
    init(_ code: PostgresError.Code) {
        let codes: [PostgresError.Code: CheckCode] = [
            .refused: .refused, .unreachable: .unreachable, .timeout: .timeout, .dns: .dns, .tls: .tls, .auth: .auth,
            .closed: .closed, .protocol: .protocol, .startingUp: .startingUp, .shuttingDown: .shuttingDown,
            .tooManyConnections: .tooManyConnections, .databaseMissing: .databaseMissing, .noPermission: .noPermission,
            .statementTimeout: .statementTimeout, .readOnly: .readOnly, .notPrimary: .notPrimary,
            .outOfMemory: .outOfMemory, .cancelled: .cancelled,
        ]
        self = codes[code] ?? .error
    }
}
