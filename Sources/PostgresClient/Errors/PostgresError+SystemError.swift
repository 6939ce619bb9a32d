import SystemErrors

extension PostgresError.Code {
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
