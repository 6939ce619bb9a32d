extension RollbackPolicy {
    /// Plans by name, and `methods`.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        for (name, node) in try node.entries() {
            if name == "methods" {
                methods = []
                for node in try node.elements() { methods.append(try Method(node)) }
                guard !methods.isEmpty else { throw node.error("needs at least one method") }
            } else {
                plans[name] = try Plan(node)
            }
        }
    }
}

extension RollbackPolicy.Plan {
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members(["weights", "stepDuration", "verify"])
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
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["name", "deadline"])
        name = try members.required("name").name()
        deadline = try members["deadline"]?.span(in: Span(milliseconds: 1)...Span.longest)
    }
}

extension EscalationLevel {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["after", "to"])
        after = try members.required("after").span()
        to = try members.required("to").name()
    }
}
