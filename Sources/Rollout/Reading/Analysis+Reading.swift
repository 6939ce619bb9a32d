extension Analysis {
    /// An analysis as a policy names it.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members([
            "conditions", "failureLimit", "consecutiveFailureLimit", "test", "alpha", "onFail",
        ])
        self.name = name
        let conditions = try members.required("conditions")
        self.conditions = try Condition.list(try conditions.oneOrMore(), parser)
        guard !self.conditions.isEmpty else { throw conditions.error("needs at least one condition") }
        failureLimit = try members["failureLimit"]?.integer(in: 0...1_000_000)
        consecutiveFailureLimit = try members["consecutiveFailureLimit"]?.integer(in: 1...1_000_000)
        test = try Test(members)
        onFail = try members["onFail"]?.choice() ?? .hold
    }
}

extension Analysis.Test {
    /// `test: sequential`, with `alpha` if another chance than 5 % is wanted.
    init(_ members: PolicyMembers) throws(PolicyError) {
        enum Word: String, CaseIterable { case threshold, sequential }
        let word: Word = try members["test"]?.choice() ?? .threshold
        let alpha = try members["alpha"]?.number(in: 1e-9...0.5)
        switch word {
        case .sequential: self = .sequential(alpha: alpha ?? 0.05)
        case .threshold:
            if alpha != nil, let node = members["alpha"] { throw node.error("belongs to test: sequential only") }
            self = .threshold
        }
    }
}
