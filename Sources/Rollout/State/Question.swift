/// What a rule asked a person.
struct Question: Sendable, Hashable, Codable {
    var kind: Reason.Kind
    /// The rule that asked.
    var rule: String
}
