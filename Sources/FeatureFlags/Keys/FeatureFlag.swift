/// The name of a flag in the store, its type, and its value while the store says nothing.
///
/// ```swift
/// extension FeatureFlag<Bool> {
///     static let scanCreation = FeatureFlag("scan_creation", default: true)
/// }
/// ```
public struct FeatureFlag<Value: Sendable>: Sendable {
    /// The name in the store, without the store's prefix.
    public let name: String
    /// The value while the store says nothing.
    public let defaultValue: Value

    /// A flag.
    public init(_ name: String, default defaultValue: Value) {
        self.name = name
        self.defaultValue = defaultValue
    }
}
