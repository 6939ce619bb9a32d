extension RollbackPolicy {
    /// What a policy says of it.
    static let shape = ObjectShape(
        "rollback",
        "How the rollout is taken back: plans by name, and the means. The plan immediate is used by default.",
        [
            .init(
                "methods", .list(of: .object(Method.shape), atLeast: 1),
                "The means, tried when the one before did not work in time. Default: traffic alone.")
        ], others: .object(Plan.shape))

    /// Plans by name, and `methods`.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        if let node = try node.members()["methods"] {
            methods = []
            for node in try node.elements() { methods.append(try Method(node)) }
        }
        for (name, node) in try node.entries() { plans[name] = try Plan(node) }
    }
}

extension RollbackPolicy.Plan {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "plan", "A way down.",
        [
            .init(
                "weights", .list(of: .share, atLeast: 1),
                "The way down, each below the one before, the last 0. Default: [0]."),
            .init("stepDuration", .span, "How long to stay at each but the last. Default: 0s."),
            .init("verify", .object(Step.Verification.shape), "Answers to ask for after the last."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members()
        if let node = members["weights"] {
            weights = []
            for element in try node.elements() { weights.append(try element.percentage()) }
            guard weights.last == 0, zip(weights, weights.dropFirst()).allSatisfy({ $0 > $1 }) else {
                throw node.error("must go down to 0, each below the one before")
            }
        }
        stepDuration = try members["stepDuration"]?.span() ?? .zero
        verify = try members["verify"].map { node throws(PolicyError) in try Step.Verification(node) }
    }
}

extension RollbackPolicy.Method {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "method", "A means of taking it back.",
        [
            .init(required: "name", .name, "Its name, which the host knows."),
            .init("deadline", .someTime, "How long it may take before the next one is tried. Default: any time."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        name = try members.required("name").name()
        deadline = try members["deadline"]?.span()
    }
}

extension EscalationLevel {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "escalationLevel", "Who is told while an incident or a rollback lasts.",
        [
            .init(required: "after", .span, "The time from its start."),
            .init(required: "to", .name, "Who."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        after = try members.required("after").span()
        to = try members.required("to").name()
    }
}
