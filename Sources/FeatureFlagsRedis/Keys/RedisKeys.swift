/// The keys of the store (contract of the package: they never change silently).
enum RedisKeys {
    /// Before the name of a flag: its definition.
    static let definition = "feature:"
    /// Before the name of a flag: the scalar that overrides it.
    static let kill = "feature-kill:"
    /// The rules that definitions share.
    static let evaluators = "feature-evaluators"
    /// The stream of every write made through this package.
    static let audit = "feature-audit"
    /// Written by our own writes; tells an emptied store from a deleted flag.
    static let sentinel = "feature-sentinel"
    /// Before the name of a flag: when it was last evaluated.
    static let seen = "feature-seen:"
    /// Before the name of a flag: who records that its rules were overwritten.
    static let lock = "feature-audit:lock:"
    /// What the server announces changes of; no one of them begins like another.
    static let tracked = [definition, kill, evaluators]
}
