/// Everything that a store holds, at one moment.
public struct FlagContents: Sendable, Hashable {
    /// The flags by name.
    public var flags: [String: FlagRecord]
    /// The rules that definitions share: flagd's `$evaluators` object; nil when there are none.
    public var evaluators: FlagEntry?
    /// What the document says of all its flags, `flagSetId` and `version` among it.
    public var metadata: [String: FlagValue]

    /// Contents.
    public init(
        flags: [String: FlagRecord] = [:], evaluators: FlagEntry? = nil, metadata: [String: FlagValue] = [:]
    ) {
        self.flags = flags
        self.evaluators = evaluators
        self.metadata = metadata
    }
}

/// What has changed in a store since the last contents or changes; all of it becomes visible in one step.
public struct FlagChanges: Sendable, Hashable {
    /// The flags that changed, each as it is now; one that is gone has an empty record.
    public var flags: [String: FlagRecord]
    /// The shared rules as they are now, if they changed.
    public var evaluators: Evaluators?

    /// The shared rules after a change.
    public enum Evaluators: Sendable, Hashable {
        /// There are none any more.
        case removed
        /// These.
        case replaced(FlagEntry)
    }

    /// Changes.
    public init(flags: [String: FlagRecord] = [:], evaluators: Evaluators? = nil) {
        self.flags = flags
        self.evaluators = evaluators
    }
}
