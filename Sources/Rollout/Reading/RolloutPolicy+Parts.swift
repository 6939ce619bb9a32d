import JSONText

extension RolloutPolicy.Environments {
    private enum Target: String, CaseIterable { case candidate, inactive }

    /// What a policy says of them.
    static let shape = ObjectShape(
        "environments", "How the host calls the two sides.",
        [
            .init(required: "stable", .name, "What serves before the rollout."),
            .init(required: "candidate", .name, "What is rolled out."),
            .init(
                "target", .choice(Target.self),
                "inactive: the host finds out which is which, and the candidate is the one without traffic. "
                    + "Default: candidate."
            ),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        stable = try members.required("stable").name()
        candidate = try members.required("candidate").name()
        guard stable != candidate else { throw node.error("stable and candidate must differ") }
        let target: Target = try members["target"]?.choice() ?? .candidate
        isCandidateTheInactiveOne = target == .inactive
    }
}

extension RolloutPolicy.FactDeclaration {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "fact", "What is known of a fact beforehand.",
        [
            .init("maxAge", .span, "From this age on it is not known any more. Default: never."),
            .init("description", .text, "What it means, for people."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        maxAge = try members["maxAge"]?.span()
        description = try members["description"]?.text()
    }
}

extension RolloutPolicy.Rolling {
    /// What a policy says of it.
    static let shape = ObjectShape(
        "rolling", "How instances are exchanged, for the strategy rolling.",
        [
            .init("maxSurge", InstanceLimit.shape, "How many there may be beyond the wanted number. Default: 25%."),
            .init("maxUnavailable", InstanceLimit.shape, "How many may be missing. Default: 25%."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        if let node = members["maxSurge"] { maxSurge = try InstanceLimit(node) }
        if let node = members["maxUnavailable"] { maxUnavailable = try InstanceLimit(node) }
    }
}

extension InstanceLimit {
    /// What a policy says of one.
    static let shape = Shape.either([.integer(0...100_000), .text(.percentage)])

    /// A number, or a share like `25%`.
    init(_ node: PolicyNode) throws(PolicyError) {
        if node.value.string == nil {
            self = .count(try node.integer())
        } else {
            self = .percent(Int(clamping: try node.percentage().rounded()))
        }
    }
}
