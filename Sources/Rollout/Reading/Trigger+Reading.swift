extension Trigger {
    /// A trigger as `triggers` lists it.
    init(_ node: PolicyNode, plans: some Collection<String>, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(["name", "when", "action", "severity", "activeFor", "test", "alpha", "plan"])
        name = try members["name"]?.text()
        when = try Condition(try members.required("when"), parser)
        action = try members["action"].map { node throws(PolicyError) in Action(try node.name()) }
        severity = try members["severity"].map { node throws(PolicyError) in try node.choice() }
        guard action != nil || severity != nil else { throw node.error("needs an action or a severity") }
        activeFor = try members["activeFor"]?.span(in: Span(milliseconds: 1)...Span.longest)
        test = try Analysis.Test(members)
        origin = node.path
        plan = try members["plan"]?.reference(to: plans, "rollback plan")
    }

    /// A trigger as people write it in blocks named `alerts` and `warnings`.
    init(alert node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(["name", "condition", "action", "severity", "trigger_rollback"])
        name = try members["name"]?.text()
        when = try Condition(try members.required("condition"), parser)
        severity = try members["severity"].map { node throws(PolicyError) in try node.choice() }
        origin = node.path
        let word = try members["action"]?.name()
        let isRollback = try members["trigger_rollback"]?.truth() ?? false
        if isRollback || word == "trigger_rollback" {
            action = .rollback
        } else if let word {
            action = Action(word)
        } else {
            action = nil
        }
        guard action != nil || severity != nil else { throw node.error("needs an action or a severity") }
    }
}

extension MatrixRow {
    /// A row of the matrix.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["action", "deadline", "onDeadline"])
        let word = try members["action"]?.name()
        action = word.flatMap { $0 == "continue" ? nil : Trigger.Action($0) }
        (deadline, onDeadline) = try members.deadline(DeadlineAction.ofIncidents)
    }
}
