extension Analysis {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "analysis", "Conditions that must hold before a rollout advances.",
        [
            .init(
                required: "conditions", .oneOrMore(.condition, atLeast: 1), "All must hold; a single one needs no list."
            ),
            .init(
                "failureLimit", .integer(0...1_000_000),
                "It has failed when more looks than this were bad in all. By default any number may be."),
            .init(
                "consecutiveFailureLimit", .integer(1...1_000_000),
                "It has failed when so many looks in a row were bad. Default: 1, or any number beside failureLimit."),
            .init(
                "onFail", .choice(Failure.self),
                "What happens when it has failed; a bad look alone always holds. Default: hold."),
        ] + Test.members, rules: Test.rules)

    /// An analysis as a policy names it.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        self.name = name
        conditions = try Condition.list(try members.required("conditions").oneOrMore(), parser)
        failureLimit = try members["failureLimit"]?.integer()
        consecutiveFailureLimit = try members["consecutiveFailureLimit"]?.integer()
        test = try Test(members)
        onFail = try members["onFail"]?.choice() ?? .hold
    }
}

extension Analysis.Test {
    private enum Word: String, CaseIterable { case threshold, sequential }

    /// How an analysis or a trigger says it.
    static let members: [ObjectShape.Member] = [
        .init(
            "test", .choice(Word.self),
            "threshold: each look by its value. sequential: by evidence, for little traffic. Default: threshold."),
        .init("alpha", .number(1e-9...0.5), "Of test: sequential: the chance of a false verdict. Default: 0.05."),
    ]
    /// What must be so of them.
    static let rules: [MemberRule] = [.belongs("alpha", to: "test", being: Word.sequential.rawValue)]

    /// `test: sequential`, with `alpha` if another chance than 5 % is wanted.
    init(_ members: PolicyMembers) throws(PolicyError) {
        let word: Word = try members["test"]?.choice() ?? .threshold
        switch word {
        case .sequential: self = .sequential(alpha: try members["alpha"]?.number() ?? 0.05)
        case .threshold: self = .threshold
        }
    }
}
