import FeatureFlags

/// What ``RefillState`` wants done.
enum RefillAction: Sendable, Hashable {
    /// Find out which keys exist.
    case scan
    /// Ask for the values of these keys, each list by one command, all sent together.
    case fetch([[FlagKey]])
    /// Send a ping on the connection on which changes are announced.
    case ping(RefillState.PingID)
    /// Ask the server for its role.
    case askRole
    /// Tell the client.
    case feed(FlagStoreEvent)
    /// What was wanted can be seen; or, without a connection, cannot.
    case seen([RefillState.Token], isVisible: Bool)
    /// Rules or a percentage were replaced by a scalar, or deleted.
    case overwritten(Overwrite)
    /// The connection is of no more use.
    case abandon(StoreFailure)
}

/// A definition that somebody has replaced by a scalar, or deleted.
struct Overwrite: Sendable, Hashable {
    let flag: String
    let old: [UInt8]
    /// What stands there now; nil when it was deleted.
    let new: [UInt8]?
}
