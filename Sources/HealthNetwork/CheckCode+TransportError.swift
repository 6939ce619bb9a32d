import Deadlines
package import Health
package import Transport

extension CheckCode {
    /// The word of the closed set for a failure of the transport.
    package init(_ error: TransportError) {
        self =
            switch error {
            case .refused: .refused
            case .unreachable: .unreachable
            case .timeout: .timeout
            case .dns: .dns
            case .tls: .tls
            case .closed: .closed
            case .cancelled: .cancelled
            case .noPermission: .noPermission
            case .resources: .error
            }
    }

    /// The word for a failure before a deadline. The monitor cancels at the deadline, which is the true reason then.
    init(_ error: TransportError, by deadline: Deadline) {
        self = error == .cancelled && deadline.hasPassed ? .timeout : CheckCode(error)
    }
}
