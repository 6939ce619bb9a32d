/// The name of a flag in the store, its type, and its value while the store says nothing.
///
/// ```swift
/// extension FeatureFlag<Bool> {
///     static let scanCreation = FeatureFlag("scan_creation", default: true)
/// }
/// ```
///
/// A key is made once and kept: making one looks its name up. Where names come from outside, read by name.
public struct FeatureFlag<Value: Decodable & Sendable>: Sendable {
    /// The name in the store, without the store's prefix.
    public let name: String
    /// The value while the store says nothing.
    public let defaultValue: Value
    /// What is served after the definition was deleted.
    public let onDisappear: DisappearancePolicy
    /// How long what is served may be stale before the default of the code takes its place; nil for ever.
    public let maximumStaleness: Duration?
    /// The place in the tables of every client; ``FlagNames/anyName`` when there is none or reads must not be short.
    @usableFromInline let slot: Int

    /// A flag.
    ///
    /// - Parameters:
    ///   - name: 1 to 256 bytes of ASCII letters, digits and `_ - . : /`. Any other name never has a definition: reads
    ///     give the default, and details say `FLAG_NOT_FOUND`.
    ///   - defaultValue: The value while the store says nothing.
    ///   - onDisappear: What is served after the definition was deleted.
    ///   - maximumStaleness: How long what is served may be stale before the default of the code takes its place, to
    ///     the second. Reads of such a flag take the longer way.
    public init(
        _ name: String, default defaultValue: Value, onDisappear: DisappearancePolicy = .default,
        maximumStaleness: Duration? = nil
    ) {
        self.name = name
        self.defaultValue = defaultValue
        self.onDisappear = onDisappear
        self.maximumStaleness = maximumStaleness
        let slot = FlagNames.shared.slot(forKey: name)
        self.slot = maximumStaleness == nil ? slot : FlagNames.anyName
    }
}

/// What is served after the definition of a flag was deleted.
public enum DisappearancePolicy: Sendable, Hashable {
    /// The default of the code, at once.
    case `default`
    /// What the definition said last, as far as this process knew it; the details say `STALE`.
    case keepLast
}
