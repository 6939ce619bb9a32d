/// Names that rules and flagd share.
enum RuleNames {
    static let targetingKey = "targetingKey"
    static let flag = "$flagd"
    static let flagKey = "flagKey"
    static let timestamp = "timestamp"
    static let reference = "$ref"
    static let evaluators = "$evaluators"
}
