/// What a store holds in one place: something to compile, or something that cannot even be that.
public enum FlagEntry: Sendable, Hashable {
    /// A definition or a scalar.
    case source(FlagSource)
    /// It is there and cannot be used: too large, of the wrong type of the store.
    case unusable(FlagDefinitionError)
}

/// What a store holds for one flag.
public struct FlagRecord: Sendable, Hashable {
    /// The definition; nil when there is none.
    public var definition: FlagEntry?
    /// The scalar that overrides the definition without destroying it; nil when there is none.
    public var kill: FlagEntry?

    /// A record.
    public init(definition: FlagEntry? = nil, kill: FlagEntry? = nil) {
        self.definition = definition
        self.kill = kill
    }
}
