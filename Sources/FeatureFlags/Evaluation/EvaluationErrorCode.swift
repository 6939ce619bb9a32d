/// What went wrong in an evaluation, in the words of OpenFeature (specification 0.8, types, error code).
public enum EvaluationErrorCode: String, Sendable, Hashable, CaseIterable {
    /// Nothing was loaded yet.
    case providerNotReady = "PROVIDER_NOT_READY"
    /// There is no flag of this name.
    case flagNotFound = "FLAG_NOT_FOUND"
    /// The definition cannot be used, and there was never a good one; or its rule takes too many steps.
    case parseError = "PARSE_ERROR"
    /// The value has another type than the one asked for.
    case typeMismatch = "TYPE_MISMATCH"
    /// The flag needs a targeting key and the context has none.
    case targetingKeyMissing = "TARGETING_KEY_MISSING"
    /// The context cannot be used.
    case invalidContext = "INVALID_CONTEXT"
    /// The store will never work.
    case providerFatal = "PROVIDER_FATAL"
    /// Anything else.
    case general = "GENERAL"
}
