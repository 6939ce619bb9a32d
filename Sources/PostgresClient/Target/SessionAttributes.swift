/// Which of several servers is wanted, as libpq's `target_session_attrs` says it.
///
/// Judged by us after connecting: libpq fails the connection instead, with a text and no SQLSTATE.
enum SessionAttributes: String, Sendable, Hashable {
    case any
    case readWrite = "read-write"
    case readOnly = "read-only"
    case primary
    case standby
    case preferStandby = "prefer-standby"

    /// Whether a server will do. What it does not tell (before Postgres 14, or through a pooler) counts as right.
    func accepts(_ status: ServerStatus) -> Bool {
        switch self {
        case .any: true
        case .readWrite: status.isInRecovery != true && status.isReadOnlyByDefault != true
        case .readOnly: status.isInRecovery != false || status.isReadOnlyByDefault != false
        case .primary: status.isInRecovery != true
        case .standby, .preferStandby: status.isInRecovery != false
        }
    }
}
