extension CheckCode {
    /// Whether a failure with this code can follow from the failure of a dependency.
    ///
    /// It cannot where the peer was reached and spoke of something that an outage elsewhere does not change: who we
    /// are, what it contains, which role it has and so whether it takes writes, what it speaks.
    var canFollow: Bool {
        switch self {
        case .auth, .tls, .protocol, .databaseMissing, .noPermission, .migrationMissing, .notPrimary,
            .readOnly, .readOnlyReplica, .cancelled:
            false
        default: true
        }
    }
}
