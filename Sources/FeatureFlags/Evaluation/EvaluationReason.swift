/// Why an evaluation gave its value, in the words of OpenFeature (specification 0.8, types, resolution reason).
public struct EvaluationReason: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// A reason of one's own; OpenFeature allows any word.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The word.
    public var description: String { rawValue }

    /// The value is the same for everyone.
    public static let `static` = EvaluationReason(rawValue: "STATIC")
    /// No value was configured or no rule decided: the default of the definition or of the code.
    public static let `default` = EvaluationReason(rawValue: "DEFAULT")
    /// A rule matched the context.
    public static let targetingMatch = EvaluationReason(rawValue: "TARGETING_MATCH")
    /// The context fell into a share of a split.
    public static let split = EvaluationReason(rawValue: "SPLIT")
    /// The value came from a cache.
    public static let cached = EvaluationReason(rawValue: "CACHED")
    /// The flag is switched off in the store: the default of the code.
    public static let disabled = EvaluationReason(rawValue: "DISABLED")
    /// Not known.
    public static let unknown = EvaluationReason(rawValue: "UNKNOWN")
    /// The last good value, while nobody can say whether it is still right.
    public static let stale = EvaluationReason(rawValue: "STALE")
    /// Something went wrong; the error code says what. The value is the default of the code.
    public static let error = EvaluationReason(rawValue: "ERROR")
}
