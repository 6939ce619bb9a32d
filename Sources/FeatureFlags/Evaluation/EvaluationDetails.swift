/// The value of a flag and how it came about (OpenFeature specification 0.8, 1.4.2 to 1.4.14).
public struct EvaluationDetails<Value> {
    /// The name of the flag.
    public var flagKey: String
    /// The value; the default of the code when something is wrong.
    public var value: Value
    /// Which variant of the definition it is, if it is one.
    public var variant: String?
    /// Why it is this value.
    public var reason: EvaluationReason
    /// What went wrong, if anything did.
    public var errorCode: EvaluationErrorCode?
    /// What went wrong, for people.
    public var errorMessage: String?
    /// What the definition and its document say about the flag; a kill says `source: kill`. Texts, numbers and truth
    /// values only.
    public var metadata: [String: FlagValue]

    /// Details.
    public init(
        flagKey: String, value: Value, variant: String? = nil, reason: EvaluationReason,
        errorCode: EvaluationErrorCode? = nil, errorMessage: String? = nil, metadata: [String: FlagValue] = [:]
    ) {
        self.flagKey = flagKey
        self.value = value
        self.variant = variant
        self.reason = reason
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.metadata = metadata
    }
}

extension EvaluationDetails: Sendable where Value: Sendable {}
extension EvaluationDetails: Equatable where Value: Equatable {}
extension EvaluationDetails: Hashable where Value: Hashable {}
