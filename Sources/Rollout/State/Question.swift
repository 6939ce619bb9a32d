/// What a rule asked a person.
struct Question: Sendable, Hashable, Codable {
    var kind: Reason.Kind
    /// The rule that asked.
    var rule: String
    /// The id of the incident that it is about; nil for a question about the rule.
    var incident: String?
}
