import Health

/// What a service needs of its database beyond an answer.
public struct PostgresRequirements: Sendable, Hashable {
    /// A standby is `CheckCode.notPrimary`.
    public var isPrimary: Bool
    /// A standby, or a database or role whose transactions are read-only, is `CheckCode.readOnly`. Nothing is
    /// written to find out.
    public var isWritable: Bool
    /// A standby that replays later than this is `CheckCode.lagging`, 1 ms to 1 day. It counts as up to date while
    /// it has replayed all that it received, since the time of the last transaction grows on an idle primary too.
    public var maximumLag: Duration?
    /// The share of the server's connections above which the check is degraded by `CheckCode.limitExceeded`, 0 to 1.
    public var maximumConnectionUse: Double?
    /// What must be there, else `CheckCode.migrationMissing`.
    public var migration: PostgresMigration?

    /// Requirements; none unless said otherwise.
    public init(
        isPrimary: Bool = false, isWritable: Bool = false, maximumLag: Duration? = nil,
        maximumConnectionUse: Double? = nil, migration: PostgresMigration? = nil
    ) {
        self.isPrimary = isPrimary
        self.isWritable = isWritable
        self.maximumLag = maximumLag
        self.maximumConnectionUse = maximumConnectionUse
        self.migration = migration
    }

    func validate() throws(ConfigurationError) {
        if let maximumLag, !(Duration.milliseconds(1)...(.seconds(86_400))).contains(maximumLag) {
            throw ConfigurationError("maximumLag", "must be 1 ms to 1 day")
        }
        if let maximumConnectionUse, !(0...1).contains(maximumConnectionUse) {
            throw ConfigurationError("maximumConnectionUse", "must be 0 to 1")
        }
        try migration?.validate()
    }
}
