extension FlaggerAnalysis {
    /// `{as: flagger, threshold: 5, conditions: ["success_rate >= 99%"]}`.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(["as", "threshold", "conditions"])
        self.name = name
        threshold = try members["threshold"]?.integer(in: 1...1_000_000) ?? 1
        let conditions = try members.required("conditions")
        self.conditions = try Condition.list(try conditions.oneOrMore(), parser)
        guard !self.conditions.isEmpty else { throw conditions.error("needs at least one condition") }
    }
}
