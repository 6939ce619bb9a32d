extension FlaggerAnalysis {
    /// `{as: flagger, threshold: 5, conditions: ["success_rate >= 99%"]}`.
    static let shape = ObjectShape(
        "flaggerAnalysis", "An analysis as Flagger judges it.",
        [
            .init(required: "as", .words(["flagger"]), "The system."),
            .init("threshold", .integer(1...1_000_000), "How many failed checks in all take it back. Default: 1."),
            .init(
                required: "conditions", .oneOrMore(.condition, atLeast: 1),
                "Judged in this order; the first that fails ends the look."),
        ])

    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        self.name = name
        threshold = try members["threshold"]?.integer() ?? 1
        conditions = try Condition.list(try members.required("conditions").oneOrMore(), parser)
    }
}
