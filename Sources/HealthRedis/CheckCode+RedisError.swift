import Health
import RedisClient

extension CheckCode {
    /// The word of the closed set for a failure of the client.
    init(_ error: RedisError) {
        self =
            switch error.code {
            case .refused: .refused
            case .unreachable: .unreachable
            case .timeout: .timeout
            case .dns: .dns
            case .tls: .tls
            case .auth: .auth
            case .closed: .closed
            case .protocol: .protocol
            case .cancelled: .cancelled
            case .noPermission: .noPermission
            case .databaseMissing: .databaseMissing
            case .tooManyConnections: .tooManyConnections
            case .loading: .loading
            case .busy: .busy
            case .masterDown: .replicaLinkDown
            case .outOfMemory: .outOfMemory
            case .readOnly: .readOnlyReplica
            case .misconfigured, .cluster: .misconfigured
            default: .error
            }
    }
}
