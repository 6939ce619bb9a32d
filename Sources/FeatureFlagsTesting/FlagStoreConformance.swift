/// What every `FlagStore` must do.
public struct FlagStoreConformance: Sendable {
    /// The suite.
    public init() {}
}
