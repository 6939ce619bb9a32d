/// Whom or what a flag is evaluated for: a targeting key, and attributes that rules look at.
public struct EvaluationContext: Sendable, Hashable {
    /// Who it is, for rules and for bucketing: a user, a tenant, an instance.
    public var targetingKey: String?
    /// What else rules may look at.
    public var attributes: [String: FlagValue]

    /// A context.
    public init(targetingKey: String? = nil, _ attributes: [String: FlagValue] = [:]) {
        self.targetingKey = targetingKey
        self.attributes = attributes
    }

    /// The context without anything.
    public static let empty = EvaluationContext()
}
